namespace Quell.Knowledge.Cards;

/// <summary>Something under which an action is not offered at all.</summary>
/// <param name="WhereKind">Workload kinds for which not knowing stops it too; none for a stop that only a known value makes.</param>
public sealed record CardStop(
    CardCondition When,
    string Why,
    System.Collections.Immutable.ImmutableArray<string> WhereKind
);
