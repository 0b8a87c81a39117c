using System.Collections.Immutable;

namespace Quell.Knowledge.Ordering;

/// <summary>Candidates in the order in which they are proposed, and why.</summary>
public sealed record Arrangement(ImmutableArray<OrderCandidate> Ordered, OrderReason Reason);
