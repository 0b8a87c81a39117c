using System.Collections.Immutable;
using Quell.Domain.Text;

namespace Quell.Terminal.Configuration;

/// <summary>What <c>quell doctor --config</c> prints: every setting with its value and where that comes from.</summary>
public static class SettingsListing
{
    private const int ShownDigits = 4;
    private const int LongestValue = 200;

    /// <summary>A secret that is shorter would be given away by its end.</summary>
    private const int ShortestShown = 12;

    /// <summary>Variables of others that decide what Quell does; the names end in * where there are several.</summary>
    private static readonly string[] s_others =
    [
        "AWS_*",
        "HTTPS_PROXY",
        "HTTP_PROXY",
        "https_proxy",
        "http_proxy",
        "KUBECONFIG",
        "NO_COLOR",
        "OTEL_*",
        "PAGERDUTY_*",
        "PD_*",
        "JIRA_*",
        "ATLASSIAN_*",
        "SDC_SECURE_*",
        "SECURE_*",
        "SSL_CERT_DIR",
        "SSL_CERT_FILE",
        "SYSDIG_*",
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
    ];

    private static readonly string[] s_secretWords =
    [
        "TOKEN",
        "KEY",
        "SECRET",
        "PASSWORD",
        "HEADERS",
        "CREDENTIAL",
        "AUTH",
    ];

    public static IEnumerable<string> Lines(Settings.InForce settings, IReadOnlyDictionary<string, string> environment)
    {
        yield return settings switch
        {
            { File: null } => "Configuration file: none, because no home folder is known.",
            { FileExists: false, File: { } file } => $"Configuration file: {Printable.Of(file, 300)} (there is none)",
            { File: var file } => $"Configuration file: {Printable.Of(file, 300)}",
        };
        yield return "A flag outdoes the environment, the environment the file, the file the default.";
        yield return string.Empty;
        foreach (var line in Columns(SettingCatalog.All.Select(setting => Row(setting, settings.Of(setting)))))
        {
            yield return line;
        }
        var others = Others(environment).ToList();
        if (others.Count > 0)
        {
            yield return string.Empty;
            yield return "Variables of the environment that it goes by besides; secrets as their last four characters:";
            foreach (var line in Columns(others))
            {
                yield return line;
            }
        }
        foreach (var line in Unknown(environment))
        {
            yield return line;
        }
    }

    private static (string, string, string) Row(Setting setting, SettingValue? value) =>
        value is null
            ? (setting.Key, setting.Usual ?? "not set", "default")
            : (setting.Key, Shown(value.Text), $"{Word(value.Place)} ({Printable.Of(value.From, 300)})");

    private static string Word(SettingPlace place) =>
        place switch
        {
            SettingPlace.File => "file",
            SettingPlace.Environment => "environment",
            SettingPlace.Flag => "flag",
            _ => "default",
        };

    private static IEnumerable<(string, string, string)> Others(IReadOnlyDictionary<string, string> environment) =>
        environment
            .Where(variable => variable.Value.Length > 0 && s_others.Any(name => Names(name, variable.Key)))
            .OrderBy(variable => variable.Key, StringComparer.Ordinal)
            .Select(variable =>
                (
                    Printable.Of(variable.Key, 80),
                    IsSecret(variable.Key) ? End(variable.Value) : Shown(variable.Value),
                    string.Empty
                )
            );

    private static bool Names(string pattern, string variable) =>
        pattern.EndsWith('*')
            ? variable.StartsWith(pattern[..^1], StringComparison.Ordinal)
            : string.Equals(pattern, variable, StringComparison.Ordinal);

    private static bool IsSecret(string variable) =>
        s_secretWords.Any(word => variable.Contains(word, StringComparison.OrdinalIgnoreCase));

    internal static string End(string secret) =>
        secret.Length < ShortestShown ? "set, too short to show a part of" : $"…{Printable.Of(secret[^ShownDigits..])}";

    private static string Shown(string text) => Printable.Of(Redaction.Of(text), LongestValue);

    /// <summary>A variable of our own that is no setting is probably a mistake.</summary>
    private static IEnumerable<string> Unknown(IReadOnlyDictionary<string, string> environment)
    {
        var known = SettingCatalog.All.Select(setting => setting.Variable).ToImmutableArray();
        return environment
            .Keys.Where(name =>
                name.StartsWith(SettingCatalog.Prefix, StringComparison.Ordinal)
                && !known.Contains(name, StringComparer.Ordinal)
            )
            .Order(StringComparer.Ordinal)
            .Select(name =>
                $"{Printable.Of(name, 80)} is set and is no setting{(Nearest.To(name, known) is { } near ? $"; did you mean {near}?" : ".")}"
            );
    }

    private static IEnumerable<string> Columns(IEnumerable<(string Name, string Value, string From)> rows)
    {
        var all = rows.ToList();
        var name = all.Max(row => row.Name.Length);
        var value = Math.Min(40, all.Max(row => row.Value.Length));
        return all.Select(row => $"  {row.Name.PadRight(name)}  {row.Value.PadRight(value)}  {row.From}".TrimEnd());
    }
}
