using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Quell.Lab.Yaml;

/// <summary>
/// Reads one YAML document into <see cref="YamlNode"/>s with their places. Anchors, aliases, tags and further
/// documents are refused: a scenario may come from somebody else, and an alias can grow without bound.
/// </summary>
internal static class YamlText
{
    private const int Deepest = 64;
    private const int MostNodes = 200_000;

    /// <returns>The root, or null after the problem was noted.</returns>
    public static YamlNode? Read(string text, Problems problems)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                problems.Add(Mark.Start, "the file is empty", "describe one scenario in it");
                return null;
            }

            var budget = MostNodes;
            var root = Node(parser, 0, ref budget);
            parser.Consume<DocumentEnd>();
            if (parser.Accept<DocumentStart>(out var second))
            {
                throw Refusal(second, "a second document in one file", "keep one scenario a file");
            }

            return root;
        }
        catch (RefusedYaml refused)
        {
            problems.Add(refused.At, refused.What, refused.Fix);
        }
        catch (YamlException broken)
        {
            problems.Add(Place(broken.Start), "not YAML: " + FirstLine(broken), "correct the syntax there");
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or FormatException)
        {
            // The library's parser throws these, too, for some broken texts, and then knows no place.
            problems.Add(Mark.Start, "not YAML: brackets, quotes or keys do not match", "correct the syntax");
        }

        return null;
    }

    private static YamlNode Node(Parser parser, int depth, ref int budget)
    {
        if (parser.Accept<AnchorAlias>(out var alias))
        {
            throw Refusal(alias, "an alias (*name)", "write the value out, or use `templates:` for events");
        }

        var begin = parser.Consume<NodeEvent>();
        if (!begin.Anchor.IsEmpty || (!begin.Tag.IsEmpty && !begin.Tag.IsNonSpecific))
        {
            throw Refusal(begin, "an anchor or a tag", "write the value plainly");
        }

        if (depth > Deepest || --budget < 0)
        {
            throw Refusal(begin, "too deep or too large", $"nest at most {Deepest} levels and {MostNodes} nodes");
        }

        return begin switch
        {
            Scalar scalar => new YamlNode.Scalar(scalar.Value, scalar.Style == ScalarStyle.Plain, Place(scalar.Start)),
            MappingStart => Mapping(parser, begin, depth, ref budget),
            SequenceStart => Items(parser, begin, depth, ref budget),
            _ => throw Refusal(begin, "something that is neither a map, a list nor a value", "remove it"),
        };
    }

    private static YamlNode.Map Mapping(Parser parser, NodeEvent begin, int depth, ref int budget)
    {
        var entries = ImmutableArray.CreateBuilder<YamlNode.Entry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
            {
                throw Refusal(parser.Current ?? begin, "a key that is not a word", "use plain text as key");
            }

            if (!seen.Add(key.Value))
            {
                throw Refusal(key, $"`{key.Value}` twice in one map", "keep one of them");
            }

            entries.Add(new YamlNode.Entry(key.Value, Place(key.Start), Node(parser, depth + 1, ref budget)));
        }

        return new YamlNode.Map(entries.DrainToImmutable(), Place(begin.Start));
    }

    private static YamlNode.Sequence Items(Parser parser, NodeEvent begin, int depth, ref int budget)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(parser, depth + 1, ref budget));
        }

        return new YamlNode.Sequence(items.DrainToImmutable(), Place(begin.Start));
    }

    private static Mark Place(YamlDotNet.Core.Mark mark) => new((int)mark.Line, (int)mark.Column);

    private static string FirstLine(YamlException broken) => broken.Message.ReplaceLineEndings("\n").Split('\n')[0];

    private static RefusedYaml Refusal(ParsingEvent at, string what, string fix) => new(Place(at.Start), what, fix);

    /// <summary>Never leaves this class: it only unwinds the recursion to <see cref="Read"/>.</summary>
    private sealed class RefusedYaml(Mark at, string what, string fix) : Exception(what)
    {
        public Mark At => at;

        public string What => Message;

        public string Fix => fix;
    }
}
