using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Facts;
using Quell.Domain.Text;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Execute;
using Quell.Runbook.Kept;
using Quell.Runbook.Ports;
using Quell.Runbook.Propose;

namespace Quell.Runbook.Filing;

/// <summary>What a person needs to carry out by hand what was declined or failed, and to check it.</summary>
internal static class TicketContent
{
    public const string Remediation = "sysdig-runtime-remediation";
    private const int LongestSummary = 200;
    private const int MostEvidence = 20;
    private const string Opening =
        "Quell proposed this response and did not carry it out. Check that what it rests on still holds, then run the exact command by hand.";

    public static TicketDocument Of(
        CaseState state,
        ResponseAction action,
        CaseEntry.ActionClosed closed,
        FilingDraft draft,
        string head
    ) =>
        new(
            Printable.Of(draft.Said(FilingEdit.Summary) ?? Summary(state, action), LongestSummary),
            Opening,
            [
                .. Notes(draft),
                new TicketSection(TicketHeadings.Command, [action.Request.Text]),
                new TicketSection(TicketHeadings.Rationale, [TicketWords.Rationale(state, action, closed)]),
                new TicketSection(
                    "What it does",
                    [action.WhatItDoes, $"Expected: {action.Expected}", $"Watch: {action.WhatToWatch}"]
                ),
                new TicketSection("What it breaks", [.. Breaks(action)]),
                new TicketSection("Reversibility and undo", [.. WayBack(action)]),
                new TicketSection("Evidence", [.. Evidence(state)]),
                new TicketSection(TicketHeadings.Source, [.. From(state, action, head)]),
            ]
        );

    /// <summary>Labels are words of the program and of a fixed list, never outside text.</summary>
    public static ImmutableArray<string> Labels(CaseState state) =>
        [
            Remediation,
            .. (state.Plan?.Techniques ?? [])
                .Select(technique => technique.Current)
                .Where(id => id.Length <= 20 && id.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '.'))
                .Distinct(StringComparer.Ordinal)
                .Take(5),
        ];

    private static ImmutableArray<TicketSection> Notes(FilingDraft draft)
    {
        var notes = draft
            .Edits.Where(edit => edit.What is FilingEdit.Text)
            .Select(edit => edit.Value)
            .ToImmutableArray();
        return notes.IsEmpty ? [] : [new TicketSection("Note of the responder", notes)];
    }

    private static string Summary(CaseState state, ResponseAction action) =>
        $"{(state.Opened?.Simulated == true ? "[SIMULATED] " : "")}[Sysdig Runtime] Run by hand: {action.Type} ({action.Scope})";

    private static IEnumerable<string> Breaks(ResponseAction action) =>
        ChecklistWords
            .Consequences(action, string.Empty)
            .Concat(action.EvidenceLost.Select(lost => $"Evidence lost: {lost}"));

    private static IEnumerable<string> WayBack(ResponseAction action)
    {
        yield return action.Reversibility;
        switch (action.Undo)
        {
            case UndoSlot.CommandLine line:
                yield return $"Undo: {line.Text}";
                break;
            case UndoSlot.Call call:
                yield return $"Undo: {call.Tool} ({call.Type}{(call.Listed ? "" : ", not listed by the tenant: it may fail")}) with the execution id of the run";
                break;
        }
        foreach (var hazard in Hazards(action.Undo))
        {
            yield return $"Undo hazard: {hazard}";
        }
        yield return $"By hand: {action.Undo.ManualRecovery}";
    }

    private static ImmutableArray<string> Hazards(UndoSlot undo) =>
        undo switch
        {
            UndoSlot.CommandLine line => line.Hazards,
            UndoSlot.Call call => call.Hazards,
            _ => [],
        };

    /// <summary>What was collected, then the answers that the plan rests on, each under its hash.</summary>
    private static IEnumerable<string> Evidence(CaseState state)
    {
        var collected = state
            .ClosedInOrder.Where(tried =>
                state.Closed[tried].Status == Status.Done
                && state.Tried.GetValueOrDefault(tried)?.Effect == Effect.Evidence
            )
            .Select(tried => $"{state.Tried[tried].Type} {tried}: {state.Closed[tried].Detail}")
            .ToList();
        var kept = state
            .Calls.Values.Where(call => call.Ended?.Evidence is not null && IsOfThreat(call))
            .OrderBy(call => call.EndedSequence)
            .Select(call =>
                $"{CallKeys.SourceOf(call.Call.Key)}: evidence/{call.Ended!.Evidence!.Sha256} ({call.Ended.Evidence.Bytes} bytes)"
            )
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var more = kept.Count - MostEvidence;
        return
        [
            .. collected,
            .. KeptWords.ForTicket(state),
            .. kept.Take(MostEvidence),
            .. more > 0
                ?
                [
                    $"… (+{more}; `quell case show {state.Opened?.Case}{TenantSource.StateOption(state.StateFolder)}` lists all)",
                ]
                : Array.Empty<string>(),
            .. collected.Count + kept.Count + state.Kept.Count == 0 ? ["none"] : Array.Empty<string>(),
        ];
    }

    /// <summary>What was read of the tenant, the desk and the programs themselves proves nothing about the threat.</summary>
    private static bool IsOfThreat(CallState call) =>
        !call.Call.Effect.IsWrite()
        && !TicketDesks.IsDesk(call.Call.Surface)
        && call.Reading
            is not (
                CallReading.Tools
                or CallReading.Settings
                or CallReading.Catalogue
                or CallReading.ClientVersion
                or CallReading.Storage
            );

    private static IEnumerable<string> From(CaseState state, ResponseAction action, string head) =>
        [
            $"Event: {state.Threat?.Id ?? "unknown"}",
            $"Threat: {state.Threat?.RuleName ?? "unknown rule"}",
            $"On: {state.ClusterName ?? "no cluster"} / {state.Value(FactKeys.Namespace) ?? "-"} / {state.Value(FactKeys.WorkloadName) ?? "-"}",
            $"Tenant: {state.Tenant.Text}{(state.Opened?.Simulated == true ? " (SIMULATED)" : "")}",
            $"Case: {state.Opened?.Case}",
            $"Action: {action.Try}, plan revision {state.Plan?.Revision}",
            $"Journal head: {head}",
            $"Labels: {string.Join(", ", Labels(state))}",
        ];

    /// <summary>Sent elsewhere, the hash proves what stood in the journal until then.</summary>
    public static string Head(CaseState state) =>
        state.Head.Hash.Length == 0
            ? "none, the case is not on disk"
            : $"entry {state.Head.Sequence}, SHA-256 {state.Head.Hash}";
}
