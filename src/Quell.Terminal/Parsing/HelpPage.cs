using System.CommandLine;
using System.CommandLine.Help;
using Quell.Terminal.Configuration;

namespace Quell.Terminal.Parsing;

/// <summary>The help of one verb, 80 columns wide: what it does, its usage, what it takes, and one example.</summary>
internal static class HelpPage
{
    private const int Columns = 80;
    private const int WidestLabel = 32;

    public static IEnumerable<string> Lines(Command command, string path)
    {
        foreach (var line in Wrapped(command.Description ?? string.Empty, Columns))
        {
            yield return line;
        }
        yield return string.Empty;
        yield return "Usage:";
        foreach (var line in Wrapped($"{path} {Usage(command)}".TrimEnd(), Columns - 2))
        {
            yield return "  " + line;
        }
        var sections = Section("Commands:", Verbs(command))
            .Concat(Section("Arguments:", command.Arguments.Select(taken => (Named(taken), Said(taken)))))
            .Concat(Section("Options:", Often(command).Select(option => (Label(option), Said(option)))))
            .Concat(Rare(command));
        foreach (var line in sections)
        {
            yield return line;
        }
    }

    /// <summary>What a verb takes, after its name: arguments that may be left out stand in brackets.</summary>
    public static string Usage(Command command)
    {
        var parts = command.Arguments.Select(Named).ToList();
        if (command.Subcommands.Count > 0)
        {
            parts.Add("<command>");
        }
        parts.Add("[options]");
        return string.Join(' ', parts);
    }

    public static string Named(Argument argument) =>
        argument.Arity.MinimumNumberOfValues == 0 ? $"[{argument.Name}]" : argument.Name;

    /// <summary>An option with its other spellings and what stands for its value.</summary>
    public static string Label(Option option)
    {
        var names = string.Join(
            ", ",
            option.Aliases.Where(alias => alias is not ("-?" or "/?" or "/h")).Append(option.Name)
        );
        var value =
            option.HelpName is not { Length: > 0 } name || option is HelpOption or VersionOption ? string.Empty
            : option.Arity.MinimumNumberOfValues == 0 ? $" [{name}]"
            : $" {name}";
        return names + value;
    }

    public static string Said(Symbol symbol)
    {
        var said = symbol.Description ?? string.Empty;
        return
            symbol is Option { HasDefaultValue: true } option
            && SettingCatalog.OfFlag(option.Name) is { Form: SettingForm.Whole, Usual: { } usual }
            && !said.Contains("usually", StringComparison.Ordinal)
            ? $"{said}, usually {usual}"
            : said;
    }

    private static IEnumerable<(string, string)> Verbs(Command command) =>
        command
            .Subcommands.Where(verb => !verb.Hidden)
            .Select(verb => (string.Join(' ', verb.Arguments.Select(Named).Prepend(verb.Name)), Said(verb)));

    private static IEnumerable<Option> Often(Command command) =>
        command.Options.Where(option => !option.Hidden && !IsRare(option));

    private static bool IsRare(Option option) => SettingCatalog.OfFlag(option.Name) is { IsRare: true };

    private static IEnumerable<string> Rare(Command command)
    {
        var names = command.Options.Where(IsRare).Select(option => option.Name).ToList();
        return names.Count == 0
            ? []
            : Wrapped(string.Join(' ', names), Columns - 2)
                .Select(line => "  " + line)
                .Prepend("Times and limits (`man quell` says which):")
                .Prepend(string.Empty);
    }

    private static IEnumerable<string> Section(string title, IEnumerable<(string Label, string Said)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            yield break;
        }
        yield return string.Empty;
        yield return title;
        var width = all.Where(row => row.Label.Length <= WidestLabel).Max(row => row.Label.Length);
        foreach (var (label, said) in all)
        {
            var lines = Wrapped(said, Columns - width - 4).ToList();
            if (label.Length > width)
            {
                yield return "  " + label;
            }
            else
            {
                yield return $"  {label.PadRight(width)}  {lines[0]}";
                lines.RemoveAt(0);
            }
            foreach (var line in lines)
            {
                yield return new string(' ', width + 4) + line;
            }
        }
    }

    /// <summary>At least one line; a word that is longer than a line stands alone.</summary>
    internal static IEnumerable<string> Wrapped(string text, int width)
    {
        var line = string.Empty;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = string.Empty;
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        yield return line;
    }
}
