using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Knowledge;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Probe;
using Quell.Runbook.Understand;

namespace Quell.Runbook.Investigate;

/// <summary>
/// The investigation: what surrounds the event, one hop further where something fires, and the case file. Read-only, and of
/// nobody but the tenant.
/// </summary>
public sealed class InvestigateStep(RunOptions options, ResponseKnowledge knowledge) : IStep
{
    public Next? Next(CaseState state, DateTimeOffset now)
    {
        if (state.Threat is not { } threat || !(options.Investigate || UnderstandStep.IsInvestigationWanted(state)))
        {
            return null;
        }
        return Around(state, now)
            ?? Followed(state, now)
            ?? Steps.Tell(
                state,
                $"{state.Scope}/investigate stop",
                () => InvestigateNotices.Stop(Investigation.Of(state, knowledge))
            )
            ?? Steps.Look(state, CaseFileLookout.Written)
            ?? Steps.Tell(
                state,
                SummaryKey(state),
                () => InvestigateNotices.Summary(Investigation.Of(state, knowledge), state)
            )
            ?? (options.Investigate ? End(state) : null);
    }

    /// <summary>The tenant's inventory and process tree, and the lists of events, side by side; then the account that these name.</summary>
    private static Next? Around(CaseState state, DateTimeOffset now)
    {
        var threat = state.Threat!;
        OutsideCall[] first =
        [
            .. ProbeReads.OfTenant(state, threat, 0),
            .. InventoryQuestions.Calls(state, threat),
            .. Sweeps.Of(threat).Select(sweep => Sweeps.Call(state, sweep, now)),
        ];
        return Steps.Reads(state, first)
            ?? (
                Sweeps.OfKnownAccount(state) is { } account
                    ? Steps.Reads(state, Sweeps.Call(state, account, now))
                    : null
            );
    }

    private Next? Followed(CaseState state, DateTimeOffset now)
    {
        var next = FollowOns.Of(state, Investigation.ScopeOf(state, knowledge, withFollowed: false), now);
        return Steps.Tell(
                state,
                $"{state.Scope}/investigate first",
                () => InvestigateNotices.First(Investigation.Of(state, knowledge), next)
            ) ?? Steps.Reads(state, next.SelectMany(follow => follow.Calls));
    }

    /// <summary>The verb's own end: whether to go on to the response is asked, and done by whoever runs the verb.</summary>
    private static Next End(CaseState state)
    {
        var file = state.Found(CaseFileLookout.Written)!;
        if (!file.TryGetValue("path", out var path))
        {
            return Closed(state, "investigated; no case file could be written")
                ?? new Next.Stop(
                    InvestigateNotices.NotWritten(file.GetValueOrDefault("failed")),
                    ExitCode.StoppedByInput
                );
        }
        var key = HandOverKey(state);
        return Steps.Ask(state, key, () => InvestigateNotices.HandOver(state, key))
            ?? Closed(state, $"investigated: {path}")
            ?? (
                IsHandedOver(state)
                    ? null
                    : Steps.Tell(state, $"{state.Scope}/investigate later", () => InvestigateNotices.HowToGoOn(state))
            )
            ?? new Next.Done(ExitCode.Success);
    }

    /// <summary>What the end of an investigation is told by.</summary>
    public static string SummaryKey(CaseState state) => $"{state.Scope}/investigate summary";

    /// <summary>True once the person said to go on to the response.</summary>
    public static bool IsHandedOver(CaseState state) =>
        state.Question(HandOverKey(state))?.Answer?.Meaning == Answer.Yes;

    private static Next? Closed(CaseState state, string why) =>
        state.CaseClosed is null ? new Next.Append([new CaseEntry.CaseClosed(null, why)]) : null;

    private static string HandOverKey(CaseState state) => $"{state.Scope}/hand-over";
}
