using System.Collections.Immutable;
using Quell.Domain.Events;

namespace Quell.Domain.Calls;

/// <summary>One page of the event list, newest first as the tenant gave it.</summary>
/// <param name="Full">True when the page holds as many events as were asked for, so that more may exist.</param>
public sealed record EventPage(ImmutableArray<ThreatEvent> Events, bool Full);
