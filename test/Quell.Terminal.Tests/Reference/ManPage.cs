using System.CommandLine;
using System.Text;
using Quell.Terminal.Configuration;
using Quell.Terminal.Parsing;

namespace Quell.Terminal.Tests.Reference;

/// <summary>docs/man/quell.1, in the macros of man(7).</summary>
internal static class ManPage
{
    public static string Text()
    {
        var page = new StringBuilder();
        Line(page, ".\\\" Made from the command line itself; a test compares it.");
        Line(page, ".TH QUELL 1 \"\" quell \"User Commands\"");
        Section(page, "NAME");
        Line(page, "quell \\- take a runtime threat to a verdict, every write behind its own yes");
        Section(page, "SYNOPSIS");
        foreach (var (path, verb) in Tree.Verbs)
        {
            Line(page, $".B {Roff(path)}");
            Line(page, Roff(HelpPage.Usage(verb)));
            Line(page, ".br");
        }
        Section(page, "DESCRIPTION");
        Paragraph(
            page,
            "Quell loads a runtime event, reads what its workload touches, proposes response actions with what each one breaks, runs them one at a time behind an explicit yes, watches whether the threat comes back, and writes the report. It talks to Sysdig through an MCP server, and brings a practice tenant of its own."
        );
        Paragraph(
            page,
            "A first incident, for practice: quell respond --tenant embedded:cryptominer. Nothing real is touched by it."
        );
        Section(page, "COMMANDS");
        foreach (var (path, verb) in Tree.Verbs)
        {
            Line(page, $".SS {Quoted($"{path} {HelpPage.Usage(verb)}")}");
            Line(page, Roff(verb.Description!));
            foreach (var taken in verb.Arguments)
            {
                Item(page, HelpPage.Named(taken), HelpPage.Said(taken) + ".");
            }
            foreach (var option in Tree.Options(verb))
            {
                Item(page, HelpPage.Label(option), HelpPage.Said(option) + ".");
            }
            Line(page, ".PP");
            Line(page, $"Example: {Roff(Tree.Example(verb))}");
        }
        Section(page, "CONFIGURATION");
        Paragraph(
            page,
            "A setting is looked for in its default, in the file, in its variable and in its flag; the later outdoes the earlier. The file is YAML, has to be yours alone to write and must not be executable. quell doctor --config prints what is in force and where from."
        );
        foreach (var setting in SettingCatalog.All)
        {
            Item(
                page,
                $"{setting.Key}, {setting.Variable}{(setting.OtherVariable is { } other ? $", {other}" : "")}{(setting.Flag is { } flag ? $", {flag}" : "")}",
                $"{setting.Does}. Takes {setting.Form.Takes}; {(setting.Usual is { } usual ? $"usually {usual}" : "not set by default")}."
            );
        }
        Section(page, "EXIT STATUS");
        foreach (var (code, meaning) in Tree.ExitCodes)
        {
            Item(page, $"{code}", meaning);
        }
        Section(page, "FILES");
        Item(page, "~/.config/quell/config.yaml", "The configuration file; under XDG_CONFIG_HOME where that is set.");
        Item(page, "~/.config/quell/mcp.json", "MCP servers of your own, in the mcpServers convention.");
        Item(page, "~/.config/quell/knowledge", "Threat patterns, action cards and words of your own.");
        Item(page, "~/.local/state/quell", "The cases; under XDG_STATE_HOME where that is set.");
        Item(page, "~/.config/sysdig-bloom/disclaimer-shown-v1", "Says that the first-run notice was shown.");
        Section(page, "SEE ALSO");
        Line(page, ".BR kubectl (1),");
        Line(page, ".BR aws (1)");
        return page.ToString();
    }

    private static void Section(StringBuilder page, string title) => Line(page, $".SH {Quoted(title)}");

    private static void Paragraph(StringBuilder page, string text)
    {
        Line(page, ".PP");
        Line(page, Roff(text));
    }

    private static void Item(StringBuilder page, string label, string text)
    {
        Line(page, ".TP");
        Line(page, $".B {Roff(label)}");
        Line(page, Roff(text));
    }

    private static void Line(StringBuilder page, string line) => page.Append(line).Append('\n');

    private static string Quoted(string text) => $"\"{Roff(text).Replace("\"", "\\(dq")}\"";

    /// <summary>No character of the text is read as a request or an escape.</summary>
    internal static string Roff(string text)
    {
        var safe = text.Replace("\\", "\\e")
            .Replace("-", "\\-")
            .Replace("`", "\\(ga")
            .Replace("~", "\\(ti")
            .Replace("^", "\\(ha");
        safe = string.Concat(safe.Select(letter => letter > '~' ? $"\\[u{(int)letter:X4}]" : letter.ToString()));
        return safe is ['.' or '\'', ..] ? "\\&" + safe : safe;
    }
}
