using System.Collections.Immutable;
using Quell.Domain.Facts;
using Quell.Domain.Responses;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Parameters;

/// <summary>Which of a card's target choices is sent: the first that the tenant takes and that facts give whole.</summary>
internal sealed record TargetChoice(ImmutableArray<string> Names, ImmutableArray<MissingParameter> Missing)
{
    /// <summary>Why the action makes no sense, where a fact behind one of the choices says so; null otherwise.</summary>
    public static string? WhyNone(ActionCard card, CatalogueAction tenantSpec, FactSheet facts) =>
        card
            .TargetChoices.SelectMany(names => names)
            .Select(name => Value(name, card, tenantSpec, facts))
            .OfType<ParameterValue.NotApplicable>()
            .FirstOrDefault()
            ?.Why;

    public static TargetChoice Of(ActionCard card, CatalogueAction tenantSpec, FactSheet facts)
    {
        if (card.TargetChoices.IsEmpty)
        {
            return new TargetChoice([], []);
        }
        var why = ImmutableArray.CreateBuilder<MissingParameter>();
        foreach (var names in card.TargetChoices)
        {
            var lacking = names
                .Select(name => Lacking(name, card, tenantSpec, facts))
                .OfType<MissingParameter>()
                .ToList();
            if (lacking.Count == 0)
            {
                return new TargetChoice(names, []);
            }
            why.AddRange(lacking);
        }
        return new TargetChoice([], [.. why.DistinctBy(missing => missing.Name, StringComparer.Ordinal)]);
    }

    private static MissingParameter? Lacking(string name, ActionCard card, CatalogueAction tenantSpec, FactSheet facts)
    {
        var known = Known(name, card);
        return Value(name, card, tenantSpec, facts) is not { } value
            ? new MissingParameter(name, known.Fact, "the tenant's action does not take it", "the tenant's catalogue")
            : value switch
            {
                ParameterValue.None none => none.Missing,
                ParameterValue.Omit omit => new MissingParameter(
                    name,
                    known.Fact,
                    omit.Why,
                    "nothing more to find out"
                ),
                ParameterValue.NotApplicable none => new MissingParameter(
                    name,
                    known.Fact,
                    none.Why,
                    "nothing more to find out"
                ),
                _ => null,
            };
    }

    /// <summary>Null where the tenant does not take the parameter.</summary>
    private static ParameterValue? Value(string name, ActionCard card, CatalogueAction tenantSpec, FactSheet facts) =>
        tenantSpec.Parameters.FirstOrDefault(spec => string.Equals(spec.Name, name, StringComparison.Ordinal))
            is { } spec
            ? ParameterValue.Of(card, Known(name, card), spec, facts, null)
            : null;

    private static CardParameter Known(string name, ActionCard card) =>
        card.Parameters.First(parameter => string.Equals(parameter.Name, name, StringComparison.Ordinal));
}
