using Quell.Domain.Actions;
using Quell.Domain.Cases;

namespace Quell.Runbook.Undo;

/// <summary>One try of an undo that is over: sent and settled, declined, or refused.</summary>
/// <param name="Session">The session in which it ended.</param>
public sealed record UndoOutcome(ResponseAction Action, CaseEntry.ActionClosed Closed, long Session)
{
    public UndoneExecution Undone => Action.Undoes!;
}
