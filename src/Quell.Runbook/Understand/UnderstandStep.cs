using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Events;
using Quell.Domain.Questions;
using Quell.Domain.Text;
using Quell.Runbook.Asking;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Investigate;
using Quell.Runbook.Ports;
using Quell.Runbook.Probe;
using Quell.Runbook.Propose;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Understand;

/// <summary>Step A: which event, what is already known of it, and what is missing.</summary>
public sealed class UnderstandStep(RunOptions options) : IStep
{
    public const string PriorCase = "prior-case";
    public const string Unfinished = "unfinished";

    /// <summary>The same look as <see cref="PriorCase"/>, after an investigation left a new file.</summary>
    public const string PriorCaseAgain = "prior-case again";

    public Next? Next(CaseState state, DateTimeOffset now)
    {
        var key = $"{state.Scope}/event-id";
        if (EventIdOf(state, key) is not { } id)
        {
            return Picked(state, key) ?? Stop(NoEvent(state));
        }
        if ((Loaded(state, id, now) ?? Opened(state)) is { } next)
        {
            return next;
        }
        if (options.Investigate)
        {
            return null;
        }
        return Mode(state, now)
            ?? (
                IsInvestigationWanted(state) && !IsInvestigationDone(state)
                    ? null
                    : Steps.Tell(state, $"{state.Scope}/inventory", () => InventoryWords.Of(state))
            );
    }

    private EventId? EventIdOf(CaseState state, string key)
    {
        var text = options.EventId ?? EventTable.Picked(state, state.Question(key)?.Answer?.Meaning);
        return EventId.TryParse(text, out var id) ? id : null;
    }

    /// <summary>Where nothing may be asked, nothing is listed either.</summary>
    private static Next? Picked(CaseState state, string key)
    {
        if (!state.MayAsk || state.Question(key)?.Answer is not null)
        {
            return null;
        }
        return Steps.Reads(state, EventTable.Call(state))
            ?? (
                EventTable.Rows(state).IsEmpty
                    ? null
                    : Steps.Tell(state, $"{state.Scope}/recent", () => EventTable.Words(state))
            )
            ?? Steps.Ask(state, key, () => EventTable.Ask(state, key));
    }

    private Trouble NoEvent(CaseState state) =>
        options.Investigate ? InvestigateNotices.NoEventId
        : state.PlansOnly ? UnderstandWords.NoEventToPlan
        : UnderstandWords.NoEventId;

    private Next? Loaded(CaseState state, EventId id, DateTimeOffset now)
    {
        if (
            options.HandedOffBy is { } sender
            && Steps.Tell(state, $"{state.Scope}/hand-off", () => UnderstandWords.HandOff(sender, id)) is { } said
        )
        {
            return said;
        }
        var key = CallKeys.Of(state.Scope, ProbeSources.Event);
        IEnumerable<OutsideCall> signals = options.Investigate ? [] : ProposeStep.Signals(state, id.Value, now);
        if (Steps.Reads(state, [SysdigCalls.Event(state, key, id), .. signals]) is { } load)
        {
            return load;
        }
        var call = state.Call(key)!;
        return call.Reading switch
        {
            CallReading.Event { Threat: var threat }
                when string.Equals(threat.Id, id.Value, StringComparison.OrdinalIgnoreCase) => null,
            CallReading.Event { Threat: var other } => Stop(UnderstandWords.OtherEvent(id, other.Id)),
            _ => Stop(UnderstandWords.NotLoaded(id, call)),
        };
    }

    private Next? Opened(CaseState state)
    {
        if (state.Opened is not null && state.SessionOnDisk)
        {
            return null;
        }
        if (options.Investigate)
        {
            return new Next.OpenCase(null);
        }
        if (state.PlansOnly)
        {
            return InMemory(state);
        }
        if (state.Found(Unfinished) is not { } found)
        {
            return new Next.Look(Unfinished);
        }
        if (!found.TryGetValue("case", out var unfinished))
        {
            return new Next.OpenCase(null);
        }
        var key = $"{state.Scope}/resume";
        if (Steps.Ask(state, key, () => UnderstandWords.Resume(state, key, found)) is { } ask)
        {
            return ask;
        }
        return state.Question(key)?.Answer?.Meaning switch
        {
            Meanings.Resume => new Next.OpenCase(unfinished),
            Meanings.New => new Next.OpenCase(null),
            _ => new Next.Done(ExitCode.StoppedBeforeWrite),
        };
    }

    /// <summary>A plan's case has a name of its own, the same each time, and stays where it is.</summary>
    private static Next.Append InMemory(CaseState state) =>
        new([
            new CaseEntry.CaseOpened(
                new CaseId("plan"),
                state.Threat!.Id,
                state.Tenant,
                state.Session!.TenantSource,
                state.Session.Simulated
            ),
            new CaseEntry.SessionJoined(),
        ]);

    private static Next? Mode(CaseState state, DateTimeOffset now)
    {
        if (Steps.Look(state, PriorCase) is { } look)
        {
            return look;
        }
        if (IsInvestigationWanted(state))
        {
            return Investigated(state, now);
        }
        var prior = state.Found(PriorCase)!;
        if (
            !prior.IsEmpty
            && Steps.Tell(state, $"{state.Scope}/prior-case", () => PriorWords.Of(state, prior, now)) is { } said
        )
        {
            return said;
        }
        var refresh = RefreshKey(state);
        if (
            !state.PlansOnly
            && PriorWords.IsStale(prior, now)
            && Steps.Ask(state, refresh, () => PriorWords.Refresh(state, refresh, prior, now)) is { } stale
        )
        {
            return stale;
        }
        if (state.PlansOnly)
        {
            return prior.ContainsKey("title")
                ? null
                : Steps.Tell(state, $"{state.Scope}/lightweight", () => UnderstandWords.Lightweight(state));
        }
        if (prior.ContainsKey("title") || ChosenMode(state) is not null || state.ActNow)
        {
            return ChosenMode(state) == Meanings.Raw
                ? Steps.Tell(state, $"{state.Scope}/raw", () => UnderstandWords.RawBanner)
                : null;
        }
        var key = $"{state.Scope}/case-gate";
        return Steps.Ask(state, key, () => UnderstandWords.Gate(state, key));
    }

    /// <summary>Before the investigation its phrase; after it the file that it left, read as any other.</summary>
    private static Next? Investigated(CaseState state, DateTimeOffset now)
    {
        if (Steps.Tell(state, $"{state.Scope}/hand-to-investigate", () => PriorWords.Handing(state)) is { } handing)
        {
            return handing;
        }
        if (!IsInvestigationDone(state))
        {
            return null;
        }
        if (state.Found(CaseFileLookout.Written)!.GetValueOrDefault("failed") is { } why)
        {
            return Steps.Tell(state, $"{state.Scope}/no-case-file", () => InvestigateNotices.GoingOnWithout(why));
        }
        return Steps.Look(state, PriorCaseAgain)
            ?? Steps.Tell(
                state,
                $"{state.Scope}/handed-back",
                () => UnderstandWords.HandBack(InvestigateNotices.Name, state)
            )
            ?? Steps.Tell(
                state,
                $"{state.Scope}/prior-case again",
                () => PriorWords.Of(state, state.Found(PriorCase)!, now)
            );
    }

    /// <summary>True once the person said in this session to investigate first.</summary>
    public static bool IsInvestigationWanted(CaseState state) =>
        state.Question($"{state.Scope}/case-gate")?.Answer?.Meaning == Meanings.Auto
        || state.Question(RefreshKey(state))?.Answer?.Meaning == Meanings.Refresh;

    private static bool IsInvestigationDone(CaseState state) =>
        state.Found(CaseFileLookout.Written) is not null && state.WasShown(InvestigateStep.SummaryKey(state));

    private static string RefreshKey(CaseState state) => $"{state.Scope}/case-stale";

    /// <summary>Light or raw, once chosen also for later sessions of the case.</summary>
    public static string? ChosenMode(CaseState state) =>
        state
            .Questions.Values.Where(question => question.Question.Kind == QuestionKind.CaseGate)
            .Select(question => question.Answer?.Meaning)
            .FirstOrDefault(meaning => meaning is Meanings.Light or Meanings.Raw);

    /// <summary>True once something says how to go on: a case file, a chosen mode, "act", or a plan, which is never asked how.</summary>
    public static bool MayGoOn(CaseState state) =>
        state.PlansOnly
        || state.Found(PriorCase)?.ContainsKey("title") == true
        || ChosenMode(state) is not null
        || IsInvestigationDone(state)
        || state.ActNow;

    private static Next.Stop Stop(Trouble trouble) => new(trouble, ExitCode.StoppedByInput);
}
