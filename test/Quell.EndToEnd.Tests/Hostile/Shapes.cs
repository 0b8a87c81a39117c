using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Quell.Domain.Calls;
using Quell.Fuzz.Checks;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>What a reader of a format sees beside text. Whatever words stand in the text, that is the same.</summary>
internal static partial class Shapes
{
    /// <summary>Everything that a Markdown reader might have switched on.</summary>
    private static readonly MarkdownPipeline s_reader = new MarkdownPipelineBuilder()
        .UseAdvancedExtensions()
        .UseEmojiAndSmiley()
        .UseYamlFrontMatter()
        .Build();

    /// <summary>Blocks in their order, each table with its cells, and of what stands in them all but text and code. A sign written as its number is text.</summary>
    public static IReadOnlyList<string> Markdown(string report)
    {
        var document = Markdig.Markdown.Parse(report, s_reader);
        var blocks = document.Descendants<Block>().Select(Block);
        var active = document
            .Descendants<Inline>()
            .Where(inline =>
                inline
                    is not (
                        LiteralInline
                        or CodeInline
                        or HtmlEntityInline
                        or LineBreakInline
                        or ContainerInline { Parent: null }
                    )
            )
            .Select(inline => $"{inline.GetType().Name} {(inline as LinkInline)?.Url}");
        return [.. blocks, .. active.Order(StringComparer.Ordinal)];
    }

    /// <summary>Each kind of tag with the names of its attributes, once, as a tokenizer of HTML finds them.</summary>
    public static IReadOnlySet<string> Html(string page) =>
        Tag()
            .Matches(StyleSheet().Replace(page, string.Empty))
            .Select(tag => AttributeValue().Replace(tag.Value, string.Empty))
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>What a ticket is made of, and that nothing in it calls anybody.</summary>
    public static IReadOnlyList<string> Ticket(CallRequest filed) =>
        filed switch
        {
            CallRequest.Tool tool => [.. Parts(JsonNode.Parse(tool.Arguments.GetRawText()), tool.Name, Description)],
            CallRequest.Post post => [.. Parts(JsonNode.Parse(post.Body.GetRawText()), "event", Uncalling)],
            _ => throw new ArgumentOutOfRangeException(nameof(filed)),
        };

    private static IEnumerable<string> Parts(
        JsonNode? node,
        string path,
        Func<string, string, IEnumerable<string>> text
    ) =>
        node switch
        {
            JsonObject map => map.SelectMany(member => Parts(member.Value, $"{path}.{member.Key}", text)),
            JsonArray list => list.SelectMany((item, index) => Parts(item, $"{path}[{index}]", text)),
            JsonValue value when value.TryGetValue<string>(out var said) => text(path, said)
                .Select(part => $"{path} {part}"),
            _ => [$"{path} {node?.GetValueKind()}"],
        };

    /// <summary>A text for people in the format of its desk; every other one is one line.</summary>
    private static IEnumerable<string> Description(string path, string text)
    {
        Laws.PrintableText(text);
        var lines = text.Split('\n');
        return
            path.EndsWith(".description", StringComparison.Ordinal)
            || path.EndsWith(".commentBody", StringComparison.Ordinal)
            ? text.StartsWith('{')
                ? Parts(JsonNode.Parse(text), "adf", (_, told) => [$"{told.Split('\n').Length} lines"])
                : lines.Contains("{noformat}", StringComparer.Ordinal)
                    ? Wiki(lines)
                    : [.. Markdown(text), $"{lines.Length} lines"]
            : [$"{lines.Length} lines"];
    }

    /// <summary>Lines between blocks are the program's own; of those inside one it counts how many there are.</summary>
    private static IEnumerable<string> Wiki(string[] lines)
    {
        var inside = -1;
        foreach (var line in lines)
        {
            if (line is "{noformat}")
            {
                yield return inside < 0 ? "block" : $"of {inside}";
                inside = inside < 0 ? 0 : -1;
            }
            else if (inside < 0)
            {
                yield return line;
            }
            else
            {
                Laws.Hold(
                    !line.Contains("{noformat", StringComparison.OrdinalIgnoreCase),
                    "a block of a ticket ends inside"
                );
                inside++;
            }
        }
    }

    private static IEnumerable<string> Uncalling(string path, string text)
    {
        Laws.Printable(text);
        Laws.Hold(
            path.EndsWith(".exact_command", StringComparison.Ordinal) || !Call().IsMatch(text),
            $"{text} of {path} calls somebody"
        );
        return ["text"];
    }

    private static string Block(Block block) =>
        block switch
        {
            HeadingBlock heading => $"heading {heading.Level}",
            Table table => $"table {table.ColumnDefinitions.Count}",
            FencedCodeBlock code => $"fence {code.Info}",
            _ => block.GetType().Name,
        };

    [GeneratedRegex(@"<[!@#]|\[[~@]|@[\w{]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Call();

    [GeneratedRegex(@"<[!/?A-Za-z][^>]*>?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Tag();

    [GeneratedRegex("=\"[^\"]*\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex AttributeValue();

    /// <summary>The style sheet is the program's own; a tokenizer does not look for tags in it.</summary>
    [GeneratedRegex("(?s)(?<=<style>).*?(?=</style>)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex StyleSheet();
}
