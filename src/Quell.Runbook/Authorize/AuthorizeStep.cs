using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Runbook.Asking;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Probe;
using Quell.Runbook.Propose;
using Quell.Runbook.Understand;
using Quell.Runbook.Undo;

namespace Quell.Runbook.Authorize;

/// <summary>
/// Before kubectl or aws is read: is it the threat's cluster, the threat's account, and does the person allow it. SysQL
/// comes first, then kubectl and what it tells, then AWS, one question at a time. An undo asks again, and only for what its
/// case ran commands through.
/// </summary>
public sealed class AuthorizeStep(RunOptions options) : IStep
{
    private static readonly ImmutableArray<Surface> s_surfaces = [Surface.Kubectl, Surface.Aws];

    public Next? Next(CaseState state, DateTimeOffset now)
    {
        if (!state.IsUndoing && (!UnderstandStep.MayGoOn(state) || state.ActNow))
        {
            return null;
        }
        var wanted = s_surfaces.Where(surface => IsWanted(state, surface)).ToImmutableArray();
        if (wanted.Contains(Surface.Aws) && Steps.Look(state, SettingsOf(state, Surface.Aws)) is { } look)
        {
            return look;
        }
        return Steps.Reads(
                state,
                [
                    .. state.IsUndoing ? [] : ProbeReads.Round(state, 0),
                    .. state.IsUndoing ? [] : ProposeStep.Signals(state, now),
                    .. wanted.SelectMany(surface => Checks(state, surface)),
                ]
            ) ?? wanted.Select(surface => Authorized(state, surface)).FirstOrDefault(next => next is not null);
    }

    /// <summary>Detected, about this threat, not yet decided, and there is somebody to ask or an answer given beforehand.</summary>
    private bool IsWanted(CaseState state, Surface surface)
    {
        var asked = AccessKeys.TimesAsked(state, surface) > 0 || IsBeforehand(surface);
        return AccessState.IsDetected(state, surface)
            && !state.MayRead(surface)
            && (state.MayAsk || IsBeforehand(surface))
            && AccessState.Decision(state, surface) is null
            && (
                state.IsUndoing
                    ? asked || UndoReads.Surfaces(state).Contains(surface)
                    : (asked || UnderstandStep.ChosenMode(state) != Meanings.Raw)
                        && AccessState.IsAbout(state, surface, asked)
            );
    }

    private bool IsBeforehand(Surface surface) => options.AuthorizedReads.Contains(surface);

    private IEnumerable<OutsideCall> Checks(CaseState state, Surface surface) =>
        surface == Surface.Aws ? [AccessCalls.Caller(state)]
        : options.KubeContext is null ? [AccessCalls.CurrentContext(state)]
        : [];

    private Next? Authorized(CaseState state, Surface surface)
    {
        if (Steps.Look(state, SettingsOf(state, surface)) is { } look)
        {
            return look;
        }
        var check =
            surface == Surface.Aws ? AwsCheck.Of(state) : KubectlCheck.Of(state, options.KubeContext is not null);
        return check switch
        {
            AccessCheck.NoOffer no => Refused(state, surface, no),
            AccessCheck.Offer offer => Offered(state, surface, offer),
            _ => null,
        };
    }

    private static Next? Refused(CaseState state, Surface surface, AccessCheck.NoOffer no)
    {
        var key = AccessKeys.Check(state, surface);
        return Steps.Tell(state, AccessKeys.Refused(state, surface), () => AuthorizeWords.NoOffer(surface, no))
            ?? Steps.Ask(state, key, () => AuthorizeWords.SkipOrAgain(state, key, surface, no));
    }

    private Next? Offered(CaseState state, Surface surface, AccessCheck.Offer offer)
    {
        var key = AccessKeys.Question(state, surface);
        if (
            Steps.Tell(
                state,
                $"{key} why",
                () => AuthorizeWords.Reason(state, surface, offer, IsBeforehand(surface))
            ) is
            { } said
        )
        {
            return said;
        }
        return IsBeforehand(surface)
            ? new Next.Append([
                new CaseEntry.Found(
                    AccessKeys.Beforehand(surface),
                    ImmutableSortedDictionary<string, string>.Empty.Add("by", "--authorize-read")
                ),
            ])
            : Steps.Ask(state, key, () => AuthorizeWords.Ask(state, key, surface));
    }

    private static string SettingsOf(CaseState state, Surface surface) =>
        AccessKeys.Settings(surface, AccessKeys.Number(state, surface));
}
