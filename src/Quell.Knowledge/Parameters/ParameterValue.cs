using System.Globalization;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Domain.Responses;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Text;

namespace Quell.Knowledge.Parameters;

/// <summary>What facts give for one parameter.</summary>
internal abstract record ParameterValue
{
    private ParameterValue() { }

    public sealed record Found(ActionValue Value) : ParameterValue;

    public sealed record Omit(string Why) : ParameterValue;

    public sealed record None(MissingParameter Missing) : ParameterValue;

    public sealed record NotApplicable(string Why) : ParameterValue;

    public static ParameterValue Of(
        ActionCard card,
        CardParameter known,
        ParameterSpec spec,
        FactSheet facts,
        IReadOnlyDictionary<string, ActionValue>? settings
    )
    {
        var value = known.Setting is { } setting
            ? settings?.GetValueOrDefault(known.Name)
                ?? new ActionValue(known.Name, setting, $"card.{card.Type}", card.At(known.Line))
            : null;
        return value is not null ? Typed(value, known, spec) : FromFact(known, spec, facts);
    }

    private static ParameterValue FromFact(CardParameter known, ParameterSpec spec, FactSheet facts)
    {
        var key = known.Fact!;
        var how = Names.Probe(key, name => facts.Single(name)?.Text);
        return facts[key] switch
        {
            Fact.Unknown unknown => Missing($"unknown ({unknown.Detail})"),
            Fact.Conflicting conflict => Missing(
                "sources disagree: "
                    + string.Join(", ", conflict.Readings.Select(r => $"{Names.Of(r)} ({Names.Of(r.Citation.Source)})"))
            ),
            Fact.Known { Reading: { Values.Length: 1 } reading } => FromReading(known, spec, reading, how),
            Fact.Known { Reading.Values.IsEmpty: true } => Same("none", known.NotApplicableWhen)
                ? new NotApplicable(known.NotApplicableWhy!)
                : Missing("there is none"),
            _ => Missing("there is more than one, and nothing says which"),
        };

        None Missing(string why) => new(new MissingParameter(spec.Name, key, why, how));
    }

    private static ParameterValue FromReading(CardParameter known, ParameterSpec spec, FactReading reading, string how)
    {
        var value = reading.Values[0];
        if (Same(value, known.OmitWhen))
        {
            return new Omit($"{reading.Key} is {value}");
        }
        if (Same(value, known.NotApplicableWhen))
        {
            return new NotApplicable(known.NotApplicableWhy!);
        }
        var shape = FactShapes.Find(reading.Key);
        if (shape is null || !shape.Admits(value))
        {
            var words = shape?.Words ?? "anything that may become a parameter";
            return Missing($"the value \"{Names.Of(value)}\" is not {words}, and is not sent");
        }
        return known.OneOf.IsEmpty || known.OneOf.Contains(value, StringComparer.OrdinalIgnoreCase)
            ? Typed(new ActionValue(spec.Name, value, reading.Key, reading.Citation), known, spec)
            : Missing($"\"{Names.Of(value)}\" is not one of {string.Join(", ", known.OneOf)}: {known.Otherwise}");

        None Missing(string why) => new(new MissingParameter(spec.Name, reading.Key, why, how));
    }

    private static ParameterValue Typed(ActionValue value, CardParameter known, ParameterSpec spec)
    {
        var fits = spec.Type switch
        {
            "string" => true,
            "integer" => long.TryParse(value.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "boolean" => value.Value is "true" or "false",
            _ => false,
        };
        return fits
            ? new Found(value)
            : new None(
                new MissingParameter(
                    spec.Name,
                    known.Fact,
                    $"the tenant takes it as \"{Names.Of(spec.Type)}\", and \"{Names.Of(value.Value)}\" cannot be written so",
                    "the tenant's catalogue"
                )
            );
    }

    private static bool Same(string value, string? other) => string.Equals(value, other, StringComparison.Ordinal);
}
