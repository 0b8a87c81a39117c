using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;

namespace Quell.Runbook.Undo;

/// <summary>Which undo is meant by what was typed after the case.</summary>
public static class UndoTarget
{
    /// <summary>The offers that the words name, or the three lines that say why there is none.</summary>
    public static (ImmutableArray<ActionId> Chosen, Trouble? Trouble) Of(CaseState state, string typed)
    {
        var named = UndoReads
            .Responses(state)
            .Where(response => Names(typed, response.Action, response.Closed))
            .ToList();
        var offered = state
            .Undos!.Actions.Where(undo =>
                named.Any(response => response.Closed.Try == undo.Undoes!.Response) || IsNamed(typed, undo)
            )
            .ToList();
        if (offered.Count == 1)
        {
            return ([offered[0].Id], null);
        }
        var text = Printable.Of(typed, 80);
        if (offered.Count > 1)
        {
            return (
                [],
                new Trouble(
                    $"{text} names {offered.Count} undos.",
                    $"They are of {string.Join(", ", offered.Select(undo => undo.Undoes!.Response))}.",
                    "Name one of these instead."
                )
            );
        }
        return named is [var (action, closed), ..]
            ? (
                [],
                new Trouble(
                    $"{Printable.Of(action.Type, 64)} ({closed.Try}) cannot be undone.",
                    Printable.Of(UndoOffers.WhyNot(state, action, closed) ?? "it is not offered", 400),
                    UndoOffers.IsUndone(state, closed)
                        ? $"Nothing is left to undo here; see what stands with `quell case show {state.Opened!.Case}{TenantSource.StateOption(state.StateFolder)}`."
                        : $"By hand: {Printable.Of(action.Undo.ManualRecovery, 300)}"
                )
            )
            : (
                [],
                new Trouble(
                    $"No action {text} ran in case {state.Opened!.Case}.",
                    "It is no id, type or execution of an action that ran.",
                    $"See what can be undone with `quell undo {state.Opened.Case}{TenantSource.StateOption(state.StateFolder)}`."
                )
            );
    }

    private static bool Names(string typed, ResponseAction action, Domain.Cases.CaseEntry.ActionClosed closed) =>
        Same(typed, closed.Try.ToString())
        || Same(typed, closed.Try.Action.Value)
        || Same(typed, action.Type)
        || Same(typed, closed.ExecutionId);

    private static bool IsNamed(string typed, ResponseAction undo) =>
        Same(typed, undo.Id.Value) || Same(typed, undo.Type);

    private static bool Same(string typed, string? name) =>
        string.Equals(typed, name, StringComparison.OrdinalIgnoreCase);
}
