using System.Collections.Immutable;
using Quell.Knowledge.Parameters;
using Quell.Knowledge.Text;
using Quell.Knowledge.Yaml;

namespace Quell.Knowledge.Cards;

/// <summary>Reads the command of a card. Every place has an alphabet, so that no value can be more than one word.</summary>
internal static class CardCommandReader
{
    public static CardCommand? Read(YamlMap map)
    {
        if (!map.Has("command"))
        {
            return null;
        }
        var command = new CardCommand(
            Words(map, "command"),
            map.OptionalText("object"),
            map.Texts("for_each", required: false),
            Conditions(map, "only"),
            Conditions(map, "applies_when"),
            [.. map.Maps("stops", required: false).Select(Stop)],
            map.Texts("unless_offered", required: false)
        );
        foreach (var text in command.Words.Append(command.Object ?? string.Empty))
        {
            Check(map, "command", text, command);
        }
        return command;
    }

    public static ImmutableArray<string> Words(YamlMap map, string key)
    {
        var words = map.Texts(key);
        if (words.IsEmpty || words[0] is not ("kubectl" or "aws"))
        {
            map.ProblemAt(key, $"`{key}` has to begin with kubectl or aws");
        }
        return words;
    }

    private static void Check(YamlMap map, string key, string text, CardCommand command)
    {
        foreach (var place in Template.Keys(text).Where(place => !CommandPlaces.IsKnown(place, command)))
        {
            map.ProblemAt(key, $"`{place}` has no alphabet and cannot stand in a command");
        }
    }

    private static ImmutableArray<CardCondition> Conditions(YamlMap map, string key) =>
        [
            .. map.Maps(key, required: false)
                .Select(item =>
                {
                    var read = new CardCondition(item.Text("fact"), item.Texts("is", required: false));
                    item.Done();
                    return read;
                }),
        ];

    private static CardStop Stop(YamlMap map)
    {
        var read = new CardStop(
            new CardCondition(map.Text("fact"), map.Texts("is", required: false)),
            CardReader.Sentence(map, "why"),
            map.Texts("unknown_stops_for", required: false)
        );
        map.Done();
        return read;
    }
}
