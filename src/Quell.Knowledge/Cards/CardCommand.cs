using System.Collections.Immutable;

namespace Quell.Knowledge.Cards;

/// <summary>An action that is a command line: its words, with places that facts fill.</summary>
/// <remarks>
/// Beside the keys of facts, places are <c>{each}</c> and its parts (<c>{each.min}</c>) for a card that makes one action
/// for each value of a fact, and <c>{object.uid}</c> and <c>{object.version}</c> of the object that is changed. A word
/// that begins with <c>*</c> is repeated for each value of its only place.
/// </remarks>
/// <param name="Words">The program first. What every call carries (context, timeout, output) is added when it is filled in.</param>
/// <param name="Object">The object that is changed, as the fact <c>object.versions</c> names it; null where none is pinned.</param>
/// <param name="ForEach">Facts of which each value makes one action, in order of preference; empty for one action.</param>
/// <param name="Only">Values of parts that a value has to have.</param>
/// <param name="AppliesWhen">All have to hold, else the action makes no sense here.</param>
/// <param name="UnlessOffered">Types of the tenant's that do the same and go before.</param>
public sealed record CardCommand(
    ImmutableArray<string> Words,
    string? Object,
    ImmutableArray<string> ForEach,
    ImmutableArray<CardCondition> Only,
    ImmutableArray<CardCondition> AppliesWhen,
    ImmutableArray<CardStop> Stops,
    ImmutableArray<string> UnlessOffered
);
