using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Cases;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Execute;
using Quell.Runbook.Report;

namespace Quell.Runbook.Filing;

/// <summary>What the case did, as it is appended to the investigation's ticket: the action table of the report.</summary>
internal static class RemediationLog
{
    public const string Title = "Remediation log";
    private const string Opening = "What was done about this threat with Quell, action by action.";

    public static TicketDocument Of(CaseState state, string head) =>
        new(
            $"{(state.Opened?.Simulated == true ? "[SIMULATED] " : "")}{Title} of case {state.Opened?.Case}",
            Opening,
            [
                new TicketSection(Title, [.. Rows(state)]),
                new TicketSection(
                    "Outcome",
                    [
                        $"{Verdict.Of(state)?.Word() ?? "no verdict"}: {Verdict.Why(state)}",
                        $"Event: {state.Threat?.Id}",
                        $"Journal head: {head}",
                    ]
                ),
            ]
        );

    /// <summary>What makes two logs the same, whatever the journal holds besides.</summary>
    public static string Words(CaseState state) => string.Join('\n', Rows(state).Append(Verdict.Of(state)?.Word()));

    private static IEnumerable<string> Rows(CaseState state) =>
        state
            .ClosedInOrder.Select(tried => Row(state, tried, state.Closed[tried]))
            .Concat(
                Verdict
                    .Undecided(state)
                    .Select(id =>
                        $"{state.Proposed.GetValueOrDefault(id)?.Type ?? id.Value} | undecided | {Status.Pending.Word()}"
                    )
            );

    private static string Row(CaseState state, ActionTry tried, CaseEntry.ActionClosed closed)
    {
        var action = state.Tried.GetValueOrDefault(tried);
        var decision =
            state.Writes.Any(write => write.Call.Try == tried) ? "approved"
            : TicketWords.Left(state, closed) is null ? "not sent"
            : "declined";
        ImmutableArray<string?> cells =
        [
            action is null ? tried.ToString() : $"{action.Type} ({Printable.Of(action.Scope)}) {tried}",
            decision,
            $"{closed.Status.Word()}: {Printable.Of(closed.Detail, 400)}",
            FilingWords.Of(state, tried.Action),
            UndoneWords.Of(state, tried)
                ?? (UndoWords.Inline(action, closed, state.Opened?.Case) is { } way ? $"undo: {way}" : null),
        ];
        return string.Join(" | ", cells.Where(cell => cell is not null));
    }
}
