using System.Collections.Immutable;
using Quell.Domain.Calls;

namespace Quell.Runbook.Investigate;

/// <summary>What is asked about one signal, one hop from the threat.</summary>
public sealed record FollowOn(RelatedEvents Signal, ImmutableArray<OutsideCall> Calls);
