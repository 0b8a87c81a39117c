using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;

namespace Quell.Knowledge.Tests.Consequences.Rules;

internal static class Rule
{
    /// <summary>What one rule says about an action that it has to apply to.</summary>
    public static ImmutableArray<Consequence> Lines(string rule, string type, FactSheet facts)
    {
        var card = ResponseKnowledge.Embedded.Card(type)!;
        var found = ResponseKnowledge.Embedded.Rules.All.Single(each =>
            string.Equals(each.Id, rule, StringComparison.Ordinal)
        );
        found.Applies(card).ShouldBeTrue();
        return found.Evaluate(card, facts);
    }
}
