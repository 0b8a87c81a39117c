using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Quell.Domain.Text;

namespace Quell.Runbook.Filing;

/// <summary>Writes a ticket in the formats that Jira servers take. Outside text stands in a block of code that it cannot end.</summary>
public static class TicketMarkup
{
    private const string Quote = "{noformat}";
    private const int MostLines = 400;

    /// <summary>Headings and fenced blocks; each fence is longer than any run of backticks inside.</summary>
    public static string Markdown(TicketDocument document)
    {
        var text = new StringBuilder(document.Opening).Append('\n');
        foreach (var section in document.Sections)
        {
            text.Append("\n### ")
                .Append(section.Heading)
                .Append("\n\n")
                .Append(MarkdownText.Fence(section.Lines, maxLines: MostLines, maxRunes: TicketDocument.LongestLine))
                .Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Jira's older notation. Nothing is a sign inside such a block but the word that ends it.</summary>
    public static string Wiki(TicketDocument document)
    {
        var text = new StringBuilder(document.Opening).Append('\n');
        foreach (var section in document.Sections)
        {
            text.Append("\nh3. ").Append(section.Heading).Append('\n').Append(Quote).Append('\n');
            foreach (var line in Quoted(section))
            {
                text.Append(WithoutMacros(line)).Append('\n');
            }
            text.Append(Quote).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The Atlassian Document Format: a tree, in which text is text.</summary>
    public static JsonObject Adf(TicketDocument document)
    {
        var content = new JsonArray { (JsonNode)Node("paragraph", document.Opening) };
        foreach (var section in document.Sections)
        {
            var heading = Node("heading", section.Heading);
            heading["attrs"] = new JsonObject { ["level"] = 3 };
            content.Add((JsonNode)heading);
            var block = Node("codeBlock", string.Join('\n', Quoted(section)));
            block["attrs"] = new JsonObject { ["language"] = "text" };
            content.Add((JsonNode)block);
        }
        return new JsonObject
        {
            ["type"] = "doc",
            ["version"] = 1,
            ["content"] = content,
        };
    }

    /// <summary>For desks whose readers, or the chats behind them, take signs for mentions: the signs stay readable and call nobody.</summary>
    /// <param name="exact">True for a command that is to be pasted: names with an at sign stay as they are.</param>
    public static string Uncalling(string line, bool exact = false)
    {
        var text = new StringBuilder(line.Length + 8);
        for (var i = 0; i < line.Length; i++)
        {
            text.Append(line[i]);
            var next = i + 1 < line.Length ? line[i + 1] : ' ';
            var calls =
                (!exact && line[i] == '@' && (char.IsLetterOrDigit(next) || next is '{' or '_'))
                || (line[i] == '<' && next is ('!' or '@' or '#'))
                || (line[i] == '[' && next is ('~' or '@'));
            if (calls)
            {
                text.Append(' ');
            }
        }
        return text.ToString();
    }

    /// <summary>Lines as they are shown, one for each: no line of the outside breaks into two.</summary>
    public static IEnumerable<string> Quoted(TicketSection section) =>
        section.Lines.Select(line => Printable.Of(line, TicketDocument.LongestLine));

    private static JsonObject Node(string type, string text) =>
        new()
        {
            ["type"] = type,
            ["content"] = new JsonArray
            {
                (JsonNode)
                    new JsonObject { ["type"] = "text", ["text"] = text },
            },
        };

    /// <summary>A brace that begins a word begins a macro: it stands apart from its word.</summary>
    private static string WithoutMacros(string line) =>
        line.Replace("{noformat", "{ noformat", StringComparison.OrdinalIgnoreCase)
            .Replace("{code", "{ code", StringComparison.OrdinalIgnoreCase);
}
