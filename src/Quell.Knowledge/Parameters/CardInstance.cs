using System.Collections.Immutable;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Text;

namespace Quell.Knowledge.Parameters;

/// <summary>One action of a card: the facts, with the value that it is made for and the version of its object among them.</summary>
/// <param name="ForEach">The fact that <c>{each}</c> comes from; null where the card makes one action.</param>
internal sealed record CardInstance(FactSheet Facts, string? ForEach)
{
    /// <summary>One instance, or one for each value; none where there is no value, as a cited "none" says.</summary>
    public static ImmutableArray<CardInstance> All(ActionCard card, FactSheet facts)
    {
        var command = card.Command!;
        if (command.ForEach.IsEmpty)
        {
            return [new CardInstance(Pinned(command, facts, null), null)];
        }
        return
            command
                .ForEach.Select(key => facts[key] is Fact.Known known ? known.Reading : null)
                .FirstOrDefault(reading => reading is { Values.IsEmpty: false })
                is { } reading
            ?
            [
                .. reading
                    .Values.Distinct(StringComparer.Ordinal)
                    .Select(value => WithEach(facts, reading, value))
                    .Where(sheet => command.Only.All(only => only.Holds(sheet) == true))
                    .Select(sheet => new CardInstance(Pinned(command, sheet, reading.Key), reading.Key)),
            ]
            : [];
    }

    private static FactSheet WithEach(FactSheet facts, FactReading reading, string value)
    {
        var parsed = FactValue.Of(value);
        var sheet = Named(facts, CommandPlaces.Each, parsed.Name.Length == 0 ? value : parsed.Name, reading);
        return parsed.Parts.Aggregate(
            sheet,
            (known, part) => Named(known, $"{CommandPlaces.Each}.{part.Key}", part.Value, reading)
        );
    }

    /// <summary>A value, and - where it is made of two - its halves: <c>head/tail</c>, and the key of <c>key=value</c>.</summary>
    private static FactSheet Named(FactSheet facts, string place, string value, FactReading reading)
    {
        var sheet = facts.With(reading with { Key = place, Values = [value] });
        var slash = value.LastIndexOf('/');
        if (slash > 0)
        {
            sheet = sheet
                .With(reading with { Key = $"{place}.head", Values = [value[..value.IndexOf('/')]] })
                .With(reading with { Key = $"{place}.tail", Values = [value[(slash + 1)..]] });
        }
        var equals = value.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 ? sheet.With(reading with { Key = $"{place}.key", Values = [value[..equals]] }) : sheet;
    }

    private static FactSheet Pinned(CardCommand command, FactSheet facts, string? forEach)
    {
        if (
            command.Object is not { } template
            || facts[FactKeys.ObjectVersions] is not Fact.Known { Reading: var versions }
            || Template.Fill(template, place => Exact(place, facts, forEach)) is not { } wanted
        )
        {
            return facts;
        }
        var found = versions
            .Values.Select(FactValue.Of)
            .FirstOrDefault(version => string.Equals(version.Name, wanted, StringComparison.OrdinalIgnoreCase));
        return With(
            With(facts, CommandPlaces.ObjectUid, found?["uid"]),
            CommandPlaces.ObjectVersion,
            found?["resourceVersion"]
        );

        FactSheet With(FactSheet sheet, string place, string? value) =>
            value is null ? sheet : sheet.With(versions with { Key = place, Values = [value] });
    }

    private static string? Exact(string place, FactSheet facts, string? forEach) =>
        facts.Single(place)?.Values[0] is { } value && CommandPlaces.Shape(place, forEach)?.Admits(value) == true
            ? value
            : null;
}
