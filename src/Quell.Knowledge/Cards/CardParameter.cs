using System.Collections.Immutable;

namespace Quell.Knowledge.Cards;

/// <summary>One parameter of an action as a card knows it.</summary>
/// <param name="Fact">The key that gives its value; null for a setting, whose value is the card's.</param>
/// <param name="Setting">The value that the card itself gives; null for everything that names what is acted on.</param>
/// <param name="OneOf">The only values it may have, compared without case and passed as they came; empty for any of the key's alphabet.</param>
/// <param name="Otherwise">What to say when the value is none of <paramref name="OneOf"/>.</param>
/// <param name="OmitWhen">The value at which the parameter is left out, such as <c>host</c> for a process outside any container.</param>
/// <param name="NotApplicableWhen">The value at which the whole action makes no sense; <c>none</c> is met by a cited "none".</param>
/// <param name="Line">Where it stands in the card's file, for the citation of a setting.</param>
public sealed record CardParameter(
    string Name,
    string Type,
    ParameterNeed Need,
    string? Fact,
    string? Setting,
    ImmutableArray<string> OneOf,
    string? Otherwise,
    string? OmitWhen,
    string? NotApplicableWhen,
    string? NotApplicableWhy,
    int Line
);
