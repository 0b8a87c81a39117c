using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Plans;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Propose;

/// <summary>The checklist of step C, in the runbook's form.</summary>
public static class ChecklistWords
{
    public static Notice Of(CaseState state, Plan plan)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add($"Proposed actions, revision {plan.Revision}");
        lines.AddRange(plan.Changes.Select(change => $"  changed: {Printable.Of(change, 300)}"));
        if (!plan.ScopedToEvent)
        {
            lines.Add(
                "  The catalogue scoped to this event was empty. That is inconclusive, not 'nothing is possible': the full catalogue is used, availability checked below."
            );
        }
        lines.Add($"Order: {plan.OrderReason}");
        lines.AddRange(NoteWords.Of(plan, PlanNoteKind.Advice, "  "));
        lines.AddRange(NoteWords.Of(plan, PlanNoteKind.Technique, "  "));
        for (var index = 0; index < plan.Actions.Length; index++)
        {
            lines.Add(string.Empty);
            var number = index + 1;
            var action = plan.Actions[index];
            lines.AddRange(
                Block(
                    state,
                    action,
                    number,
                    [.. ConsequencesInShort(action, number, "      "), .. EvidenceWords.InPlan(action, "      ")]
                )
            );
        }
        if (!plan.Unavailable.IsEmpty)
        {
            lines.Add(string.Empty);
            lines.Add("Not offered:");
            lines.AddRange(
                plan.Unavailable.Select(gone => $"  {Printable.Of(gone.Type, 64)}: {Printable.Of(gone.Why, 300)}")
            );
        }
        return new Notice(NoticeKind.Checklist, lines.ToImmutable());
    }

    /// <summary>A later revision: what is different, and the list in short.</summary>
    public static Notice Difference(CaseState state, Plan plan) =>
        new(
            NoticeKind.Checklist,
            [
                $"Plan revision {plan.Revision}: what changed (`why N` shows one whole)",
                .. plan.Changes.Select(change => $"  changed: {Printable.Of(change, 300)}"),
                .. plan.Actions.Select(
                    (action, index) =>
                        $"{index + 1}. [{Mark(state, action)}] {Printable.Of(action.Type, 64)} ({Printable.Of(action.Scope)}) — {action.Availability.Word}"
                ),
            ]
        );

    /// <summary>One line per consequence, worst first, with rule and sources.</summary>
    public static IEnumerable<string> Consequences(ResponseAction action, string indent) =>
        action.Consequences.IsEmpty
            ? [$"{indent}unknown: no rule speaks about this action"]
            : ConsequenceWords.Lines(action.Consequences, indent);

    /// <summary>The same for a list or a screen: what was ruled out is counted.</summary>
    public static IEnumerable<string> ConsequencesInShort(ResponseAction action, int number, string indent) =>
        action.Consequences.IsEmpty ? Consequences(action, indent) : ConsequenceWords.InShort(action, number, indent);

    public static Notice Ticket(string text) =>
        new(NoticeKind.Ticket, ["Ticket text, ready to paste:", .. text.Split('\n').Select(line => "  " + line)]);

    /// <summary>The runbook's block of one action, with every consequence.</summary>
    public static IEnumerable<string> Block(CaseState state, ResponseAction action, int number) =>
        Block(state, action, number, [.. Consequences(action, "      ")]);

    private static IEnumerable<string> Block(
        CaseState state,
        ResponseAction action,
        int number,
        ImmutableArray<string> breaks
    )
    {
        yield return $"{number}. [{Mark(state, action)}] {Printable.Of(action.Type, 64)} ({Printable.Of(action.Scope)})";
        yield return $"    What it does: {Printable.Of(action.WhatItDoes, 600)}";
        yield return $"    Expected: {Printable.Of(action.Expected, 600)}";
        yield return "    Breaks:";
        foreach (var line in breaks)
        {
            yield return line;
        }
        yield return $"    Reversibility: {Printable.Of(action.Reversibility, 400)}";
        yield return $"    Surface: {action.Surface.Word()}";
        if (action.Request is CallRequest.Command command)
        {
            yield return $"    Command: {Printable.Of(command.Text, 1200)}";
        }
        yield return $"    Responder: {Printable.Of(action.Responder?.Value ?? "none", 32)} — availability: {action.Availability.Word} ({Printable.Of(action.Availability.Why)})";
        yield return $"    Preconditions: {Preconditions(action)}";
    }

    private static string Preconditions(ResponseAction action) =>
        action.Preconditions.IsEmpty
            ? "none"
            : string.Join(
                "; ",
                action.Preconditions.Select(needed =>
                    $"{Printable.Of(needed.Text)} ({(needed.Met switch { true => "y", false => "n", null => "unknown" })})"
                )
            );

    internal static string Mark(CaseState state, ResponseAction action)
    {
        var closed = state
            .Closed.Where(pair => pair.Key.Action == action.Id)
            .OrderBy(pair => pair.Key.Attempt)
            .Select(pair => pair.Value)
            .LastOrDefault();
        return closed is null ? " "
            : closed.Status == Status.Done ? "x"
            : closed.Status.Word();
    }
}
