using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Quell.Domain.Responses;
using Quell.Domain.Text;
using Quell.Runbook.Filing;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Filing;

/// <summary>Text that an attacker chose stays text, in every format that a desk takes.</summary>
public sealed class TicketMarkupTests
{
    private static readonly string[] s_signs =
    [
        "```",
        "````\n# heading",
        "~~~",
        "{noformat}",
        "{NoFormat:title=x}",
        "{code}{color:red}x{color}",
        "[~accountid:5b10]",
        "@here",
        "@{user}",
        "<!channel>",
        "<@U012>",
        "<#C1>",
        "h1. big",
        "[x|http://evil.example]",
        "![x](http://evil.example/p.png)",
        "<img src=x onerror=alert(1)>",
        "\u202Eevil",
        "\n```\n@all\n```",
        "\r\n{noformat}\r\nh1. out",
        "\",\"routing_key\":\"x",
        "]]></x>",
    ];

    private static readonly Gen<string> s_hostile = Gen.OneOf(
        Gen.Int[0, s_signs.Length - 1].Select(i => s_signs[i]),
        Gen.String
    );

    private static readonly Gen<TicketDocument> s_document = s_hostile
        .Array[1, 6]
        .Array[1, 5]
        .Select(sections => new TicketDocument(
            "summary",
            "Opening.",
            [.. sections.Select(lines => new TicketSection("Exact command", [.. lines]))]
        ));

    [Fact]
    [Trait("Guardrail", "G-37")]
    public void In_Markdown_no_line_ends_its_fence() =>
        s_document.Sample(document =>
        {
            string? fence = null;
            var headings = 0;
            foreach (var line in TicketMarkup.Markdown(document).Split('\n'))
            {
                if (fence is null && line.StartsWith("```", StringComparison.Ordinal))
                {
                    fence = line[..^"text".Length];
                }
                else if (fence is not null && line.TrimEnd() == fence)
                {
                    fence = null;
                }
                else if (fence is null)
                {
                    (line.Length == 0 || line == "### Exact command" || line == "Opening.").ShouldBeTrue(line);
                    headings += line.StartsWith("###", StringComparison.Ordinal) ? 1 : 0;
                }
            }
            fence.ShouldBeNull();
            headings.ShouldBe(document.Sections.Length);
        });

    [Fact]
    [Trait("Guardrail", "G-37")]
    public void In_the_older_notation_only_Quells_own_words_begin_and_end_a_block() =>
        s_document.Sample(document =>
        {
            var lines = TicketMarkup.Wiki(document).Split('\n');
            lines
                .Count(line => line.Contains("{noformat", StringComparison.OrdinalIgnoreCase))
                .ShouldBe(2 * document.Sections.Length);
            lines.Count(line => line == "{noformat}").ShouldBe(2 * document.Sections.Length);
            lines.ShouldNotContain(line => line.Contains("{code", StringComparison.OrdinalIgnoreCase));
        });

    [Fact]
    [Trait("Guardrail", "G-37")]
    public void In_an_Atlassian_document_every_text_is_a_text_node_in_a_block_of_code() =>
        s_document.Sample(document =>
        {
            var content = TicketMarkup.Adf(document)["content"]!.AsArray();
            content.Count.ShouldBe(1 + (2 * document.Sections.Length));
            for (var i = 0; i < document.Sections.Length; i++)
            {
                var block = content[2 + (2 * i)]!;
                block["type"]!.GetValue<string>().ShouldBe("codeBlock");
                block["content"]!.AsArray().ShouldHaveSingleItem()!["text"]!
                    .GetValue<string>()
                    .Split('\n')
                    .ShouldBe(
                        document.Sections[i].Lines.Select(line => Printable.Of(line, TicketDocument.LongestLine))
                    );
            }
        });

    [Fact]
    [Trait("Guardrail", "G-37")]
    public void For_an_incident_no_line_calls_anybody() =>
        s_hostile.Sample(text =>
        {
            var shown = TicketMarkup.Uncalling(Printable.Of(text));
            foreach (var call in new[] { "<!", "<@", "<#", "[~", "[@", "@here", "@{", "@all" })
            {
                shown.ShouldNotContain(call);
            }
            shown
                .Replace(" ", "", StringComparison.Ordinal)
                .ShouldBe(Printable.Of(text).Replace(" ", "", StringComparison.Ordinal));
        });

    [Fact]
    public void A_text_that_is_too_long_loses_lines_but_never_the_command_or_the_rationale()
    {
        var command = new string('x', 12_000);
        var document = new TicketDocument(
            "summary",
            "Opening.",
            [
                new TicketSection(TicketHeadings.Command, [command]),
                new TicketSection(TicketHeadings.Rationale, [command]),
                new TicketSection(
                    "Evidence",
                    [.. Enumerable.Range(0, 500).Select(i => $"piece {i} {new string('e', 80)}")]
                ),
            ]
        );

        var (arguments, _) = JiraArguments.ForIssue(TicketDesk.CreateIssue, null, "SEC", "Task", [], document);

        var text = arguments!.Value.GetProperty("description").GetString()!;
        text.Length.ShouldBeLessThanOrEqualTo(JiraArguments.MostText);
        text.Split(command).Length.ShouldBe(3);
        text.ShouldContain("lines; the case holds them)");
    }

    [Theory]
    [InlineData("string", "Issue body in Markdown or ADF", "### Exact command")]
    [InlineData("string", "Body in wiki markup", "h3. Exact command")]
    [InlineData("string", "Atlassian Document Format as JSON", "\"type\":\"codeBlock\"")]
    [InlineData("string", "", "### Exact command")]
    public void The_format_is_the_one_that_the_schema_speaks_of(string type, string description, string holds)
    {
        var schema = new ToolSchema(
            "createJiraIssue",
            "x",
            [
                new("projectKey", "string", true, ""),
                new("summary", "string", true, ""),
                new("description", type, false, description),
            ]
        );
        var document = new TicketDocument("s", "o", [new TicketSection("Exact command", ["ls"])]);

        var (arguments, _) = JiraArguments.ForIssue(schema, null, "SEC", "Task", [], document);

        arguments!.Value.GetProperty("description").GetString()!.ShouldContain(holds);
    }
}
