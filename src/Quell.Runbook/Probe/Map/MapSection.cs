using System.Collections.Immutable;

namespace Quell.Runbook.Probe.Map;

/// <summary>One part of the map.</summary>
public sealed record MapSection(string Title, ImmutableArray<MapLine> Lines);
