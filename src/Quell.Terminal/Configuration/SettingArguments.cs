using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;

namespace Quell.Terminal.Configuration;

/// <summary>
/// Turns what the file and the environment say into the flags that would say the same, so that one parser checks and
/// reads a value wherever it was set, and a flag that was typed wins.
/// </summary>
internal static class SettingArguments
{
    /// <summary>A verb that takes the tenant of its case before one that is configured.</summary>
    private const string OfItsCase = "undo";

    /// <summary>The command line with the flags that its verb takes and that were not typed.</summary>
    public static ImmutableArray<string> With(
        IReadOnlyList<string> typed,
        CommandResult verb,
        Settings.InForce settings
    )
    {
        var said = Typed(verb);
        var added = settings
            .Values.Where(value =>
                value.Setting.Flag is { } flag
                && verb.Command.Options.Any(option => option.Name == flag)
                && !said.Any(setting => SettingsReader.Outdoes(setting, value.Setting))
                && !Overridden(value.Setting, verb)
            )
            .SelectMany(Words)
            .ToList();
        var end = typed.TakeWhile(word => word is not "--").Count();
        return [.. typed.Take(end), .. added, .. typed.Skip(end)];
    }

    /// <summary>The settings that flags of the command line set.</summary>
    public static ImmutableArray<Setting> Typed(CommandResult verb) =>
        [.. SettingCatalog.All.Where(setting => setting.Flag is not null && Result(verb, setting) is not null)];

    /// <summary>What is in force with the flags of the command line, which outdo everything else.</summary>
    public static Settings.InForce WithFlags(Settings.InForce settings, CommandResult verb)
    {
        var typed = Typed(verb);
        var flags = typed.Select(setting => new SettingValue(
            setting,
            string.Join(' ', Result(verb, setting)!.Tokens.Select(token => token.Value).DefaultIfEmpty("true")),
            SettingPlace.Flag,
            setting.Flag!
        ));
        return settings with
        {
            Values =
            [
                .. settings.Values.Where(value =>
                    !typed.Any(setting => SettingsReader.Outdoes(setting, value.Setting))
                    && !Overridden(value.Setting, verb)
                ),
                .. flags,
            ],
        };
    }

    private static OptionResult? Result(CommandResult verb, Setting setting) =>
        verb
            .Children.OfType<OptionResult>()
            .FirstOrDefault(result => result.Option.Name == setting.Flag && !result.Implicit);

    /// <summary><c>--scenario</c> names a tenant as well, and is no setting: a file of the day's practice.</summary>
    private static bool Overridden(Setting setting, CommandResult verb) =>
        setting.Group is not null
        && (
            verb.Command.Name is OfItsCase
            || verb.Children.OfType<OptionResult>()
                .Any(result => result.Option.Name is "--scenario" && !result.Implicit)
        );

    private static IEnumerable<string> Words(SettingValue value) =>
        value.Setting.Form is SettingForm.Switch
            ? value.Text is "true"
                ? [value.Setting.Flag!]
                : []
            : [value.Setting.Flag!, value.Text];
}
