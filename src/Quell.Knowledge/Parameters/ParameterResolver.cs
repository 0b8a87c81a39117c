using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Domain.Responses;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Parameters;

/// <summary>Gives an action its parameters from cited facts, and from nowhere else.</summary>
/// <remarks>
/// The tenant's list is the authority on what is taken and required; the card says which fact gives what. Only settings,
/// which name nothing that is acted on, may come from the card or from <c>settings</c>.
/// </remarks>
public static class ParameterResolver
{
    /// <param name="settings">Settings of the person's that go before the card's, by parameter name, each with its citation.</param>
    public static ParameterOutcome Resolve(
        ActionCard card,
        CatalogueAction tenantSpec,
        FactSheet facts,
        IReadOnlyDictionary<string, ActionValue>? settings = null
    )
    {
        var values = ImmutableArray.CreateBuilder<ActionValue>();
        var omitted = ImmutableArray.CreateBuilder<OmittedParameter>();
        var missing = ImmutableArray.CreateBuilder<MissingParameter>();
        if (TargetChoice.WhyNone(card, tenantSpec, facts) is { } senseless)
        {
            return new ParameterOutcome.NotApplicable(senseless);
        }
        var choice = TargetChoice.Of(card, tenantSpec, facts);
        missing.AddRange(choice.Missing);
        foreach (var spec in tenantSpec.Parameters.OrderBy(spec => spec.Name, StringComparer.Ordinal))
        {
            var known = card.Parameters.FirstOrDefault(parameter => Same(parameter.Name, spec.Name));
            if (known is null)
            {
                NoteUnknown(spec, missing, omitted);
                continue;
            }
            if (!IsWanted(known, spec, choice, out var why))
            {
                omitted.Add(new OmittedParameter(spec.Name, why));
                continue;
            }
            switch (ParameterValue.Of(card, known, spec, facts, settings))
            {
                case ParameterValue.NotApplicable none:
                    return new ParameterOutcome.NotApplicable(none.Why);
                case ParameterValue.Found found:
                    values.Add(found.Value);
                    break;
                case ParameterValue.Omit omit:
                    omitted.Add(new OmittedParameter(spec.Name, omit.Why));
                    break;
                case ParameterValue.None none when spec.Required || known.Need != ParameterNeed.Optional:
                    missing.Add(none.Missing);
                    break;
                case ParameterValue.None none:
                    omitted.Add(new OmittedParameter(spec.Name, none.Missing.Why));
                    break;
            }
        }
        missing.AddRange(NotTaken(card, tenantSpec, facts));
        return missing.Count > 0
            ? new ParameterOutcome.Unparameterizable(missing.ToImmutable())
            : new ParameterOutcome.Resolved(values.ToImmutable(), omitted.ToImmutable());
    }

    private static bool IsWanted(CardParameter known, ParameterSpec spec, TargetChoice choice, out string why)
    {
        why =
            known.Need == ParameterNeed.Choice
                ? "the target is named by other parameters"
                : "the tenant does not require it";
        return spec.Required
            || known.Need switch
            {
                ParameterNeed.Choice => choice.Names.Contains(known.Name, StringComparer.Ordinal),
                ParameterNeed.OnlyIfRequired => false,
                _ => true,
            };
    }

    private static void NoteUnknown(
        ParameterSpec spec,
        ImmutableArray<MissingParameter>.Builder missing,
        ImmutableArray<OmittedParameter>.Builder omitted
    )
    {
        if (spec.Required)
        {
            const string How = "the description of the action in the tenant's catalogue, or an administrator";
            missing.Add(
                new MissingParameter(spec.Name, null, "the tenant requires it and Quell does not know what it is", How)
            );
        }
        else
        {
            omitted.Add(new OmittedParameter(spec.Name, "Quell does not know what it is"));
        }
    }

    // A parameter that pins the target and that the tenant does not take would leave the action aimed at something else.
    private static IEnumerable<MissingParameter> NotTaken(
        ActionCard card,
        CatalogueAction tenantSpec,
        FactSheet facts
    ) =>
        card
            .Parameters.Where(known =>
                known.Need == ParameterNeed.Always
                && !tenantSpec.Parameters.Any(spec => Same(spec.Name, known.Name))
                && !(known.OmitWhen is { } none && known.Fact is { } key && Same(facts.Single(key)?.Text, none))
            )
            .Select(known => new MissingParameter(
                known.Name,
                known.Fact,
                "the tenant's action does not take it, so the target could not be pinned",
                "the tenant's catalogue, or an administrator"
            ));

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.Ordinal);
}
