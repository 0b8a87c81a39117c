using System.Collections.Immutable;

namespace Quell.Domain.Calls;

/// <summary>One thing as it stands: who it is, and those of its fields that were asked for.</summary>
/// <param name="Uid">What no other object of the same name has; null where the far side gives none, as AWS does.</param>
/// <param name="Version">Changes with every change, those of its status among them; null where there is none.</param>
/// <param name="Generation">Changes with every change of what is wanted; null where there is none.</param>
/// <param name="Fields">JSON pointer to the value there as JSON text, bounded and without secrets. A pointer that leads nowhere is not in it.</param>
public sealed record LiveObject(
    string? Uid,
    string? Version,
    long? Generation,
    ImmutableSortedDictionary<string, string> Fields
);
