using CsCheck;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Quell.Domain.Text;

namespace Quell.Domain.Tests.Text;

public sealed class MarkdownTextTests
{
    // Everything that a reader's renderer might have switched on.
    private static readonly MarkdownPipeline s_reader = new MarkdownPipelineBuilder()
        .UseAdvancedExtensions()
        .UseEmojiAndSmiley()
        .Build();

    [Theory]
    [InlineData("web-7d4b", "web-7d4b")]
    [InlineData("<script>", "\\<script\\>")]
    [InlineData("@admin #12", "`@`admin `#`12")]
    [InlineData("[a](http://x)", "\\[a\\]\\(http\\://x\\)")]
    [InlineData("1. x", "1\\. x")]
    [InlineData("- x", "\\- x")]
    [InlineData("a|b", "a\\|b")]
    [InlineData("a\nb", "a\\\\nb")]
    public void Inline_text_is_escaped_where_it_would_mean_something(string outside, string written) =>
        MarkdownText.Inline(outside).ShouldBe(written);

    [Theory]
    [InlineData("a", "`a`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`", "`` ` ``")]
    [InlineData("", "` `")]
    [InlineData("a``b`c", "```a``b`c```")]
    public void A_code_span_is_longer_than_what_it_holds(string outside, string written) =>
        MarkdownText.Code(outside).ShouldBe(written);

    [Fact]
    public void A_fence_is_longer_than_any_inside_and_its_lines_are_clean() =>
        MarkdownText.Fence("a\n````\n\u202Eb").ShouldBe("`````text\na\n````\n\\u{202E}b\n`````");

    [Fact]
    [Trait("Guardrail", "G-37")]
    public void A_block_of_lines_has_no_more_lines_than_it_was_given()
    {
        MarkdownText.Fence(["a\nb", "c"]).ShouldBe("```text\na\\nb\nc\n```");
        MarkdownText.Fence(["a", "b", "c"], maxLines: 1).ShouldBe("```text\na\n… (+2 lines)\n```");
    }

    [Fact]
    public void The_language_of_a_block_is_the_programs_own() =>
        Should.Throw<ArgumentException>(() => MarkdownText.Fence("x", "json\n```"));

    [Fact]
    public void Inline_text_is_only_ever_text() =>
        Hostile.Sample(
            outside =>
            {
                var document = Markdig.Markdown.Parse("Found: " + MarkdownText.Inline(outside) + " there.", s_reader);

                document.Count.ShouldBe(1);
                document[0].ShouldBeOfType<ParagraphBlock>();
                document
                    .Descendants<Inline>()
                    .ShouldAllBe(i =>
                        i is LiteralInline
                        || i is CodeInline
                        || i is HtmlEntityInline
                        || i is ContainerInline && i.GetType() == typeof(ContainerInline)
                    );
                Plain(document).ShouldBe($"Found: {Printable.Of(outside).Trim(' ')} there.");
            },
            iter: 20_000
        );

    [Fact]
    public void At_the_start_of_a_line_it_is_text_too() =>
        Hostile.Sample(
            outside =>
            {
                var document = Markdig.Markdown.Parse("line\n" + MarkdownText.Inline(outside) + " x\n", s_reader);

                document.Count.ShouldBe(1);
                document[0].ShouldBeOfType<ParagraphBlock>();
            },
            iter: 20_000
        );

    [Fact]
    public void A_cell_stays_one_cell() =>
        Gen.Select(Hostile, Hostile)
            .Sample(
                (text, code) =>
                {
                    var source =
                        $"| a | b | c |\n|---|---|---|\n| {MarkdownText.Cell(text)} | {MarkdownText.CellCode(code)} | end |\n";

                    var document = Markdig.Markdown.Parse(source, s_reader);

                    var table = document.Single().ShouldBeOfType<Table>();
                    table.Count.ShouldBe(2);
                    ((TableRow)table[1]).Count.ShouldBe(3);
                    Plain((TableCell)((TableRow)table[1])[2]).ShouldBe("end");
                },
                iter: 20_000
            );

    [Fact]
    public void A_code_span_cannot_be_broken_out_of() =>
        Hostile.Sample(
            outside =>
            {
                var document = Markdig.Markdown.Parse("x " + MarkdownText.Code(outside) + " y", s_reader);

                document.Descendants<CodeInline>().Count().ShouldBe(1);
                Plain(document).ShouldStartWith("x ");
                Plain(document).ShouldEndWith(" y");
            },
            iter: 20_000
        );

    private static Gen<string> Hostile =>
        Gen.OneOf(
                "a",
                " ",
                "`",
                "``",
                "*",
                "**",
                "_",
                "[",
                "]",
                "(",
                ")",
                "<",
                ">",
                "<b>",
                "</b>",
                "<!--",
                "-->",
                "!",
                "|",
                "\\",
                "#",
                "# ",
                "1",
                "1.",
                "2)",
                "- ",
                "-",
                "---",
                "+",
                "=",
                "===",
                "~~",
                "http://e.x",
                "https://e.x/a",
                "www.e.x",
                "ftp://x",
                "mailto:a@b.c",
                "a@b.c",
                "@team",
                "#12",
                "&amp;",
                "&lt;",
                ":smile:",
                ":)",
                "$",
                "$$",
                "^",
                "^^",
                "{",
                "}",
                "{.c}",
                "{{",
                "\"\"",
                "''",
                "\n",
                "\n\n",
                "\t",
                "> ",
                "[^1]",
                "[^1]:",
                "[x]:",
                "[ ]",
                ":::",
                "javascript:x",
                "    ",
                "\u202E",
                "\u00A0",
                "é"
            )
            .Array[0, 12]
            .Select(string.Concat);

    private static string Plain(MarkdownObject part) =>
        string.Concat(
            part.Descendants<LeafInline>()
                .Select(i =>
                    i switch
                    {
                        CodeInline code => code.Content,
                        LiteralInline literal => literal.Content.ToString(),
                        HtmlEntityInline entity => entity.Transcoded.ToString(),
                        _ => $"<{i.GetType().Name}>",
                    }
                )
        );
}
