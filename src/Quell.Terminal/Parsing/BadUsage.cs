using System.CommandLine;
using System.CommandLine.Parsing;
using Quell.Runbook.Ports;

namespace Quell.Terminal.Parsing;

/// <summary>Says in three lines what is wrong with a command line.</summary>
internal static class BadUsage
{
    private const int LongestWhy = 400;

    public static Trouble Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var path = PathOf(parsed.CommandResult);
        var why = string.Join(
            "; ",
            parsed.Errors.Select(error => error.Message.TrimEnd('.')).Distinct(StringComparer.Ordinal)
        );
        return new Trouble(
            $"bad usage of `{path}`",
            why.Length > LongestWhy ? why[..LongestWhy] + "…" : why,
            $"see `{path} --help`; for example: {(command as Verb)?.Example ?? CommandLine.Example}"
        );
    }

    private static string PathOf(CommandResult result)
    {
        var names = new List<string>();
        for (SymbolResult? at = result; at is not null; at = at.Parent)
        {
            if (at is CommandResult { Command: var command })
            {
                names.Add(command is RootCommand ? "quell" : command.Name);
            }
        }

        names.Reverse();
        return string.Join(' ', names);
    }
}
