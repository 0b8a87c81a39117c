using System.Collections.Immutable;

namespace Quell.Knowledge.Patterns;

/// <summary>What speaks for a threat. Each list is compared without case.</summary>
public sealed record PatternSignals
{
    /// <summary>Parts of rule names.</summary>
    public required ImmutableArray<string> Rules { get; init; }

    /// <summary>Parts of names of rules that other threats fire as well.</summary>
    public required ImmutableArray<string> SharedRules { get; init; }

    /// <summary>ATT&amp;CK ids that point to this threat and hardly to another; compared whole.</summary>
    public required ImmutableArray<string> Techniques { get; init; }

    /// <summary>Tags that are no technique id, such as <c>mitre_exfiltration</c>; compared whole.</summary>
    public required ImmutableArray<string> Tags { get; init; }

    /// <summary>Names of processes or of their executables; compared whole.</summary>
    public required ImmutableArray<string> Processes { get; init; }

    /// <summary>Parts of command lines.</summary>
    public required ImmutableArray<string> Commands { get; init; }

    /// <summary>Parts of paths of files that were touched.</summary>
    public required ImmutableArray<string> Files { get; init; }

    /// <summary>Parts of destinations that were talked to.</summary>
    public required ImmutableArray<string> Destinations { get; init; }

    /// <summary>Names of calls to the cloud's API, as its audit log spells them; compared whole.</summary>
    public required ImmutableArray<string> CloudCalls { get; init; }

    /// <summary>A process of one list that was started by one of the other.</summary>
    public required SpawnSignal? Spawn { get; init; }

    public bool IsEmpty =>
        Spawn is null
        && Rules.IsEmpty
        && SharedRules.IsEmpty
        && Techniques.IsEmpty
        && Tags.IsEmpty
        && Processes.IsEmpty
        && Commands.IsEmpty
        && Files.IsEmpty
        && Destinations.IsEmpty
        && CloudCalls.IsEmpty;
}
