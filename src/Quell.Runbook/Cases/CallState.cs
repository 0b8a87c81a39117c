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
    /// <summary>Place of the end in the journal; orders answers that came within one tick of the clock. 0 while there is none.</summary>
    public long EndedSequence { get; init; }

    public CallReading? Reading => (Ended?.Outcome as CallOutcome.Answered)?.Reading;

    public ServiceRefusal? Refusal => (Ended?.Outcome as CallOutcome.Refused)?.Refusal;

    public string? Failure => Ended?.Outcome.Failure;
}
