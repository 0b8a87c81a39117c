using System.Collections.Immutable;

namespace Quell.Knowledge.Cards;

/// <summary>Something that has to hold for an action to work, and the fact that tells.</summary>
/// <param name="MetWhen">Values at which it holds; empty when it is enough that the fact is known.</param>
public sealed record CardPrecondition(string Text, string Fact, ImmutableArray<string> MetWhen);
