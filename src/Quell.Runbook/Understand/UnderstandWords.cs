using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Events;
using Quell.Domain.Facts;
using Quell.Domain.Questions;
using Quell.Domain.Text;
using Quell.Runbook.Asking;
using Quell.Runbook.Cases;
using Quell.Runbook.Investigate;
using Quell.Runbook.Ports;
using Quell.Runbook.Probe;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Understand;

/// <summary>What step A says and asks.</summary>
public static class UnderstandWords
{
    public static readonly Trouble NoEventId = new(
        "There is no event to respond to.",
        "No event id was given, and none was typed.",
        "Run `quell respond <event id>` with the 32 hex digits of the event."
    );

    public static readonly Trouble NoEventToPlan = new(
        "There is no event to plan for.",
        "No event id was given, and a plan asks nothing.",
        "Run `quell plan <event id>` with the 32 hex digits of the event."
    );

    public static readonly Notice RawBanner = Notice.Of(
        NoticeKind.Banner,
        "RAW: Consequence analysis will be best-effort — much of Step B will say 'unknown'."
    );

    public static Notice HandOff(string sender, EventId id) =>
        Notice.Of(
            NoticeKind.Opening,
            $"{Printable.Of(sender, 60)} handed off {id}. Loading the case file and starting Step B (architecture probe)."
        );

    /// <summary>The same after an investigation that this run asked for.</summary>
    public static Notice HandBack(string sender, CaseState state) =>
        Notice.Of(
            NoticeKind.Opening,
            $"{sender} handed off {Printable.Of(state.Threat?.Id, 40)}. Loading the case file and starting Step B."
        );

    public static Trouble OtherEvent(EventId asked, string answered) =>
        new(
            $"The tenant answered event {asked.Short} with another one.",
            $"The answer is about {Printable.Of(answered, 40)}.",
            "Check the MCP server; nothing is done on an event that was not asked for."
        );

    public static Trouble NotLoaded(EventId id, CallState call) =>
        call.Refusal?.Kind switch
        {
            RefusalKind.NotFound => new(
                $"Event {id} is not known to this tenant.",
                Printable.Of(call.Failure, 300),
                "Check the id and the tenant; events are kept for a limited time."
            ),
            RefusalKind.PermissionMissing => new(
                $"Event {id} may not be read.",
                Printable.Of(call.Failure, 300),
                "Ask an administrator for the permission policy-events.read."
            ),
            _ => new(
                $"Event {id} could not be loaded.",
                Printable.Of(call.Failure ?? "no event came back", 300),
                "Run the same command again; nothing was changed."
            ),
        };

    public static Question Resume(CaseState state, string key, ImmutableSortedDictionary<string, string> found) =>
        Questions.Of(
            state,
            key,
            QuestionKind.Resume,
            [
                $"Case {Printable.Of(found["case"])} on this event is unfinished ({Printable.Of(found.GetValueOrDefault("state"), 120)}).",
                "Resume it, or start a new one? Grants and approvals of the earlier run are void either way.",
            ],
            [Meanings.Resume, Meanings.New]
        );

    public static Notice Lightweight(CaseState state) =>
        Notice.Of(
            NoticeKind.Opening,
            $"No prior investigation found for {Printable.Of(state.Threat?.Id, 40)}. A plan never asks: going on lightweight (process tree and workload metadata, no sweep)."
        );

    public static Question Gate(CaseState state, string key) =>
        Questions.Of(
            state,
            key,
            QuestionKind.CaseGate,
            [
                .. Event(state),
                $"No prior investigation found for {Printable.Of(state.Threat?.Id, 40)}. How do you want to go on?",
                $"  auto:  investigate first ({InvestigateNotices.Name}), write the case file and come back here (recommended)",
                "  light: read only what is needed here (process tree and workload, nothing about other clusters)",
                "  raw:   read nothing more; consequences will mostly say 'unknown'",
            ],
            [Meanings.Auto, Meanings.Light, Meanings.Raw]
        );

    /// <summary>What happened, in a line, for somebody who sees the event for the first time.</summary>
    private static ImmutableArray<string> Event(CaseState state)
    {
        ImmutableArray<string?> parts =
        [
            Part(state, FactKeys.EventRule, ""),
            Part(state, FactKeys.EventSeverity, "severity "),
            Part(state, FactKeys.ProcessCommand, "process "),
        ];
        var known = string.Join(", ", parts.OfType<string>());
        return known.Length == 0 ? [] : [$"What happened: {known} [{ProbeSources.Event}]"];
    }

    private static string? Part(CaseState state, string key, string before) =>
        state.Value(key) is { Length: > 0 } value ? before + Printable.Of(value, 120) : null;
}
