using System.Collections.Immutable;

namespace Quell.Lab.SysQl;

/// <summary>A parsed query.</summary>
internal sealed record Query
{
    public required ImmutableArray<Pattern> Patterns { get; init; }

    public required Condition? Where { get; init; }

    public required bool Distinct { get; init; }

    public required ImmutableArray<Returned> Returns { get; init; }

    public required ImmutableArray<Ordering> Order { get; init; }

    public required int? Limit { get; init; }

    public required int Offset { get; init; }

    /// <param name="Steps">The first has no relation.</param>
    internal sealed record Pattern(bool Optional, ImmutableArray<Step> Steps);

    /// <param name="Type">Null when it names an alias of before.</param>
    internal sealed record Step(string Relation, string? Type, string Alias, int At);

    /// <param name="Name">The key in an item.</param>
    internal sealed record Returned(Operand Value, string Name);

    /// <param name="Name">A returned name, when the text is one word.</param>
    internal sealed record Ordering(string? Name, Operand Value, bool Descending);
}
