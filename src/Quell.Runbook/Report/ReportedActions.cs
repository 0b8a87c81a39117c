using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Plans;
using Quell.Runbook.Cases;
using Quell.Runbook.Execute;
using Quell.Runbook.Filing;

namespace Quell.Runbook.Report;

/// <summary>Every try that is over, in order; then the undos; then what was chosen and nobody decided on.</summary>
public sealed class ReportedActions
{
    private readonly CaseState _state;
    private readonly ReportedDecisions _decisions;
    private readonly ILookup<ActionTry, DateTimeOffset> _ends;
    private readonly Dictionary<ActionId, PlannedPlace> _places = [];

    public ReportedActions(CaseState state, IReadOnlyList<JournalEntry> entries)
    {
        (_state, _decisions) = (state, ReportedDecisions.Of(entries));
        _ends = entries
            .Where(entry => entry.Body is CaseEntry.ActionClosed)
            .ToLookup(entry => ((CaseEntry.ActionClosed)entry.Body).Try, entry => entry.At);
        foreach (
            var place in entries
                .Select(entry => entry.Body)
                .OfType<CaseEntry.PlanProposed>()
                .SelectMany(proposed => proposed.Plan.Places)
        )
        {
            _places[place.Action] = place;
        }
    }

    public ImmutableArray<ReportedAction> All =>
        [
            .. _state.ClosedInOrder.Select(tried => Response(tried, _state.Closed[tried])),
            .. _state.UndosClosed.Select(over => Undo(over.Outcome.Action, over.Outcome.Closed)),
            .. Verdict.Undecided(_state).Select(Undecided),
        ];

    private ReportedAction Response(ActionTry tried, CaseEntry.ActionClosed closed)
    {
        var action = _state.Tried.GetValueOrDefault(tried);
        return Closed(action, closed) with
        {
            Reason = Reason(action),
            Place = _places.GetValueOrDefault(tried.Action),
            Undo =
                UndoneWords.Of(_state, tried)
                ?? UndoWords.Inline(action, closed, _state.Opened?.Case, _state.StateFolder),
            UndoLines =
                action is not null && UndoWords.MayHaveActed(action, closed)
                    ? [.. UndoWords.Lines(action, closed.ExecutionId, _state.Opened?.Case, _state.StateFolder)]
                    : [],
            IsUndone = _state.UndosOf(tried).Any(undo => undo.Closed.Status == Status.Done),
            Filed = FilingWords.Of(_state, tried.Action),
        };
    }

    private ReportedAction Undo(ResponseAction undo, CaseEntry.ActionClosed closed) =>
        Closed(undo, closed) with
        {
            Reason = UndoneWords.Reason(undo.Undoes!),
        };

    private ReportedAction Closed(ResponseAction? action, CaseEntry.ActionClosed closed)
    {
        var write = _state.Writes.FirstOrDefault(write => write.Call.Try == closed.Try);
        return new ReportedAction(
            action?.Type ?? closed.Try.ToString(),
            action,
            closed.Try,
            "unknown",
            _decisions.On(closed.Try, isOver: true),
            closed.Status,
            closed.Detail,
            write?.IntendedAt,
            write is null ? null : _ends[closed.Try].Select(at => (DateTimeOffset?)at).LastOrDefault(),
            closed.ExecutionId,
            null,
            [],
            TicketWords.Left(_state, closed),
            [.. Output(write, closed)]
        )
        {
            Refusal = write?.Refusal?.Kind,
        };
    }

    /// <summary>Every filing that is over, the remediation log among them.</summary>
    public ImmutableArray<ReportedFiling> Filings =>
        [
            .. _state.FilingsClosed.Select(over => new ReportedFiling(
                over.Action.Surface.Word(),
                over.Files.IsLog ? "remediation log" : over.Files.ResponseType ?? over.Action.Type,
                over.Ticket?.Key ?? over.Files.Ticket,
                over.Ticket?.Link,
                over.Closed.Status,
                over.Closed.Detail,
                _decisions.On(over.Closed.Try, isOver: true)
            )),
        ];

    private ReportedAction Undecided(ActionId id)
    {
        var action = _state.Plan?.Find(id) ?? _state.Proposed.GetValueOrDefault(id);
        var tried = _decisions.LatestOf(id);
        return new ReportedAction(
            action?.Type ?? id.Value,
            action,
            null,
            Reason(action),
            _decisions.On(tried ?? new ActionTry(id, 1), isOver: false),
            Status.Pending,
            null,
            null,
            null,
            null,
            null,
            [],
            null,
            []
        )
        {
            Place = _places.GetValueOrDefault(id),
        };
    }

    private static string Reason(ResponseAction? action) =>
        action is null ? "unknown" : $"{action.Effect.ToWire()}: {action.Expected}";

    private IEnumerable<string> Output(CallState? write, CaseEntry.ActionClosed closed) =>
        write?.Ended?.Program is { } program ? Said(program)
        : closed.ExecutionId is { } id && _state.Execution(id) is { } run
            ? run.Outputs.Select(output => $"{output.Key}={output.Value}")
        : [];

    private static IEnumerable<string> Said(ProgramEnd program) =>
        [
            program.Code is { } code ? $"exit code {code}" : "ended without an exit code",
            .. program.Output,
            .. program.Error.Select(line => $"stderr: {line}"),
        ];
}
