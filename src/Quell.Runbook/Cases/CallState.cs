using Quell.Domain.Calls;
using Quell.Domain.Cases;

namespace Quell.Runbook.Cases;

/// <summary>One call of a case: its intent and, once it came, its end.</summary>
/// <param name="Session">The session that intended it; a call of an earlier session without an end is lost, not in flight.</param>
public sealed record CallState(
    OutsideCall Call,
    long Session,
    DateTimeOffset IntendedAt,
    string? ApprovedBy,
    CaseEntry.CallEnded? Ended,
    DateTimeOffset? EndedAt
)
{
    public CallReading? Reading => (Ended?.Outcome as CallOutcome.Answered)?.Reading;

    public ServiceRefusal? Refusal => (Ended?.Outcome as CallOutcome.Refused)?.Refusal;

    public string? Failure => Ended?.Outcome.Failure;
}
