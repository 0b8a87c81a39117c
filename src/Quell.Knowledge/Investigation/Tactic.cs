using System.Collections.Immutable;

namespace Quell.Knowledge.Investigation;

/// <summary>An ATT&amp;CK tactic and what speaks for it.</summary>
/// <param name="Word">As case files spell it, such as <c>credential_access</c>.</param>
/// <param name="Place">Its place in the kill chain, from 0.</param>
/// <param name="Tags">Parts of a rule's tags.</param>
/// <param name="Techniques">Ids of techniques, without their parts.</param>
/// <param name="Rules">Parts of a rule's name.</param>
public sealed record Tactic(
    string Word,
    string Title,
    string Id,
    int Place,
    ImmutableArray<string> Tags,
    ImmutableArray<string> Techniques,
    ImmutableArray<string> Rules
)
{
    /// <summary>True for the same tactic and its neighbours in the kill chain: the one may follow the other.</summary>
    public bool IsNear(Tactic other) => Math.Abs(Place - other.Place) <= 1;

    /// <summary>The part of a rule's name that speaks for this tactic; null where none does.</summary>
    public string? PartOf(string? rule) => Rules.FirstOrDefault(part => RuleName.Has(rule, part));
}
