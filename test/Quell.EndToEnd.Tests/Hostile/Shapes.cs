using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

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

    private static string Block(Block block) =>
        block switch
        {
            HeadingBlock heading => $"heading {heading.Level}",
            Table table => $"table {table.ColumnDefinitions.Count}",
            FencedCodeBlock code => $"fence {code.Info}",
            _ => block.GetType().Name,
        };

    [GeneratedRegex(@"<[!/?A-Za-z][^>]*>?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Tag();

    [GeneratedRegex("=\"[^\"]*\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex AttributeValue();

    /// <summary>The style sheet is the program's own; a tokenizer does not look for tags in it.</summary>
    [GeneratedRegex("(?s)(?<=<style>).*?(?=</style>)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex StyleSheet();
}
