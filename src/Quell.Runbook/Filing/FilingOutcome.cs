using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;

namespace Quell.Runbook.Filing;

/// <summary>One try of a filing that is over: taken by the desk, declined, refused, or of unknown outcome.</summary>
/// <param name="Ticket">What the desk says it took; null where it did not.</param>
/// <param name="Session">The session in which it ended.</param>
public sealed record FilingOutcome(
    ResponseAction Action,
    CaseEntry.ActionClosed Closed,
    CallReading.Ticket? Ticket,
    long Session
)
{
    public FiledAction Files => Action.Files!;
}
