using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Consequences;

/// <summary>Code that reads facts and picks sentences from data about what an action breaks.</summary>
public interface IConsequenceRule
{
    /// <summary>Such as <c>C-REPLACED</c>.</summary>
    string Id { get; }

    /// <summary>The sentences of <c>Words/consequences.yaml</c> that it can say.</summary>
    ImmutableArray<string> Sentences { get; }

    bool Applies(ActionCard card);

    /// <summary>One line or more where it applies: a fact that was not read makes a line that says so, never silence.</summary>
    ImmutableArray<Consequence> Evaluate(ActionCard card, FactSheet facts);
}
