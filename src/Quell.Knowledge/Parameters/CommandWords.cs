using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Text;

namespace Quell.Knowledge.Parameters;

/// <summary>Fills the places of command words, and keeps account of what was put in and what was not there.</summary>
internal sealed class CommandWords(CardInstance instance)
{
    private readonly Dictionary<string, ActionValue> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MissingParameter> _missing = new(StringComparer.Ordinal);

    /// <summary>In ordinal order of places.</summary>
    public ImmutableArray<ActionValue> Values =>
        [.. _values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)];

    public ImmutableArray<MissingParameter> Missing => [.. _missing.Values];

    public ImmutableArray<string> Fill(ImmutableArray<string> words) =>
        [.. words.SelectMany(word => word.StartsWith('*') ? Repeated(word[1..]) : [Filled(word)])];

    private string Filled(string word) => Template.Fill(word, place => One(place)) ?? word;

    private IEnumerable<string> Repeated(string word)
    {
        var place = Template.Keys(word)[0];
        var key = CommandPlaces.Source(place, instance.ForEach);
        if (instance.Facts[key] is not Fact.Known { Reading: { Values.IsEmpty: false } reading })
        {
            _ = Lacking(place, WhyNot(instance.Facts[key]));
            return [];
        }
        return
        [
            .. reading
                .Values.Select(value => place is CommandPlaces.SelectorKeys ? value.Split('=', 2)[0] : value)
                .Select(value =>
                    Admitted(place, value, reading) is { } admitted ? Template.Fill(word, _ => admitted) : null
                )
                .OfType<string>(),
        ];
    }

    private string? One(string place) =>
        instance.Facts[place] is Fact.Known { Reading: { Values: [var value] } reading }
            ? Admitted(place, value, reading)
            : Lacking(place, WhyNot(instance.Facts[place]));

    private string? Admitted(string place, string value, FactReading reading)
    {
        var key = CommandPlaces.Source(place, instance.ForEach);
        var shape = CommandPlaces.IsObject(place)
            ? FactShapes.Find(place)
            : CommandPlaces.Shape(place, instance.ForEach);
        if (shape?.Admits(value) != true)
        {
            return Lacking(
                place,
                $"the value \"{Names.Of(value)}\" is not {shape?.Words ?? "anything that may stand in a command"}"
            );
        }
        // A repeated place has several values; each is one.
        _values[$"{place} {value}"] = new ActionValue(place, value, key, reading.Citation);
        return value;
    }

    private string? Lacking(string place, string why)
    {
        var key = CommandPlaces.Source(place, instance.ForEach);
        var how = Names.Probe(key, name => instance.Facts.Single(name)?.Text);
        _missing.TryAdd(place, new MissingParameter(place, key, why, how));
        return null;
    }

    private static string WhyNot(Fact fact) =>
        fact switch
        {
            Fact.Conflicting conflict => "sources disagree: "
                + string.Join(", ", conflict.Readings.Select(r => $"{Names.Of(r)} ({Names.Of(r.Citation.Source)})")),
            Fact.Known { Reading.Values.IsEmpty: true } => "there is none",
            Fact.Known => "there is more than one, and nothing says which",
            Fact.Unknown { Key: CommandPlaces.ObjectUid or CommandPlaces.ObjectVersion } =>
                "the object was not read, so its version cannot be pinned",
            Fact.Unknown unknown => $"unknown ({Names.Of(unknown.Detail)})",
            _ => "unknown",
        };
}
