using System.CommandLine;
using System.CommandLine.Parsing;
using Quell.Runbook.Ports;
using Quell.Terminal.Configuration;

namespace Quell.Terminal.Parsing;

/// <summary>Says in three lines what is wrong with a command line.</summary>
internal static class BadUsage
{
    private const int LongestWhy = 400;

    public static Trouble Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var path = CommandPath.Of(parsed.CommandResult);
        var why =
            UnknownOption(parsed)
            ?? UnknownVerb(parsed)
            ?? string.Join(
                "; ",
                parsed.Errors.Select(error => error.Message.TrimEnd('.')).Distinct(StringComparer.Ordinal)
            );
        return new Trouble(
            $"bad usage of `{path}`",
            why.Length > LongestWhy ? why[..LongestWhy] + "…" : why,
            $"see `{path} --help`; for example: {(command as Verb)?.Example ?? CommandLine.Example}"
        );
    }

    /// <summary>An option that does not exist is read as an argument; what that argument takes is not what is wrong.</summary>
    private static string? UnknownOption(ParseResult parsed)
    {
        var unknown = parsed
            .Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash)
            .Where(token => token.Type == TokenType.Argument && LooksLikeOption(token.Value) && !IsValue(parsed, token))
            .Select(token => token.Value)
            .FirstOrDefault();
        return unknown is null
            ? null
            : $"there is no option `{unknown}` here{Meant(unknown.Split('=')[0], OptionsOf(parsed.CommandResult.Command))}";
    }

    private static bool LooksLikeOption(string text) =>
        text is ['-', '-', _, ..] or ['-', (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'), ..];

    private static bool IsValue(ParseResult parsed, Token token) =>
        parsed.CommandResult.Children.OfType<OptionResult>().Any(option => option.Tokens.Contains(token));

    private static string? UnknownVerb(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        return command.Subcommands.Count > 0 && parsed.UnmatchedTokens is [{ Length: > 0 } unknown, ..]
            ? $"there is no command `{unknown}`{Meant(unknown, command.Subcommands.Select(verb => verb.Name))}"
            : null;
    }

    private static IEnumerable<string> OptionsOf(Command command) =>
        command.Options.SelectMany(option => option.Aliases.Append(option.Name));

    private static string Meant(string typed, IEnumerable<string> known) =>
        Nearest.To(typed, known) is { } near ? $"; did you mean `{near}`?" : string.Empty;
}
