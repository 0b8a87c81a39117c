using System.Collections.Immutable;
using Quell.Domain.Plans;

namespace Quell.Knowledge.Ordering;

/// <summary>Candidates in the order in which they are proposed, and why.</summary>
/// <param name="Places">Why each one stands where it stands.</param>
public sealed record Arrangement(
    ImmutableArray<OrderCandidate> Ordered,
    OrderReason Reason,
    ImmutableArray<PlannedPlace> Places
);
