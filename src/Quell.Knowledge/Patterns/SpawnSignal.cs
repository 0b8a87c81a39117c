using System.Collections.Immutable;

namespace Quell.Knowledge.Patterns;

/// <summary>A process of <paramref name="Processes"/> whose parent is one of <paramref name="Parents"/>.</summary>
public sealed record SpawnSignal(ImmutableArray<string> Parents, ImmutableArray<string> Processes);
