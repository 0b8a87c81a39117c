using System.CommandLine;
using System.Text;
using Quell.Terminal.Configuration;
using Quell.Terminal.Parsing;

namespace Quell.Terminal.Tests.Reference;

/// <summary>docs/reference/verbs.md and exit-codes.md.</summary>
internal static class VerbsDocument
{
    public static string Verbs()
    {
        var text = new StringBuilder(
            """
            # Verbs and options

            Made from the command line itself; a test compares it. Arguments in brackets may be left out. Every verb takes
            `--help`, the program `--version`. What is marked with its key can be configured as well
            ([configuration.md](configuration.md)); what a verb ends with is in [exit-codes.md](exit-codes.md).

            """.ReplaceLineEndings("\n")
        );
        foreach (var (path, verb) in Tree.Verbs)
        {
            text.Append($"\n## {path}\n\n{verb.Description}\n\n```\n{path} {HelpPage.Usage(verb)}\n```\n");
            Table(text, "Argument", verb.Arguments.Select(taken => (HelpPage.Named(taken), HelpPage.Said(taken), "")));
            Table(
                text,
                "Option",
                Tree.Options(verb).Select(option => (HelpPage.Label(option), HelpPage.Said(option), Key(option)))
            );
            text.Append($"\nExample: `{Tree.Example(verb)}`\n");
        }
        return text.ToString();
    }

    public static string ExitCodes()
    {
        var text = new StringBuilder(
            """
            # Exit codes

            Made from the type that holds them; a test compares it. There are no others. While it runs in a shell, a program
            that is ended by a signal it cannot answer (SIGKILL) has the shell's code for that.

            | Code | Meaning |
            | --- | --- |

            """.ReplaceLineEndings("\n")
        );
        foreach (var (code, meaning) in Tree.ExitCodes)
        {
            text.Append($"| {code} | {meaning} |\n");
        }
        return text.ToString();
    }

    private static string Key(Option option) =>
        SettingCatalog.OfFlag(option.Name) is { } setting ? $"`{setting.Key}`" : "";

    private static void Table(StringBuilder text, string what, IEnumerable<(string Name, string Does, string Key)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            return;
        }
        var keys = all.Any(row => row.Key.Length > 0);
        text.Append(
            keys ? $"\n| {what} | Does | Key |\n| --- | --- | --- |\n" : $"\n| {what} | Does |\n| --- | --- |\n"
        );
        foreach (var (name, does, key) in all)
        {
            text.Append($"| `{Cell(name)}` | {Cell(does)} |{(keys ? $" {key} |" : "")}\n");
        }
    }

    private static string Cell(string text) => text.Replace("|", "\\|");
}
