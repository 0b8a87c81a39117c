using System.Collections.Immutable;

namespace Quell.Runbook.Live;

/// <summary>What a command makes of one field.</summary>
/// <param name="Pointer">Where the field is, as a JSON pointer.</param>
/// <param name="Wanted">The value that it then has, as JSON text; null where it is gone then, and for a list that is edited.</param>
public sealed record FieldChange(string Pointer, string? Wanted)
{
    /// <summary>For a field that is a list: what is done to it, in order. Empty for any other field.</summary>
    public ImmutableArray<ListEdit> Edits { get; init; } = [];
}
