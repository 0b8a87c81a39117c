using System.Collections.Immutable;
using Quell.Domain.Text;
using Quell.Knowledge;
using Quell.Knowledge.Yaml;
using Quell.Runbook.Ports;

namespace Quell.Terminal.Configuration;

/// <summary>Puts together what the configuration file and the environment say; each value is checked as its flag would be.</summary>
public static class SettingsReader
{
    private const string Reference = "docs/reference/configuration.md lists the settings";

    /// <param name="path">Where the configuration file is looked for; null where no home folder is known.</param>
    /// <param name="text">What is in it; null where there is none.</param>
    /// <param name="variable">Looks into the environment; null for a variable that is not set or empty.</param>
    /// <param name="home">What a leading <c>~/</c> of a path in the file stands for.</param>
    public static Settings Read(string? path, string? text, Func<string, string?> variable, string home)
    {
        var (inFile, trouble) = text is null ? ([], null) : OfFile(path!, text, home);
        if (trouble is not null)
        {
            return new Settings.NotUsable(trouble);
        }
        (var inEnvironment, trouble) = OfEnvironment(variable);
        return trouble is not null
            ? new Settings.NotUsable(trouble)
            : new Settings.InForce(Highest(inFile, inEnvironment), path, text is not null);
    }

    /// <summary>The lower place loses, also where the higher one names another setting of the same group.</summary>
    private static ImmutableArray<SettingValue> Highest(
        ImmutableArray<SettingValue> lower,
        ImmutableArray<SettingValue> higher
    ) => [.. lower.Where(low => !higher.Any(high => Outdoes(high.Setting, low.Setting))), .. higher];

    internal static bool Outdoes(Setting higher, Setting lower) =>
        higher == lower || (higher.Group is { } group && string.Equals(group, lower.Group, StringComparison.Ordinal));

    private static (ImmutableArray<SettingValue> Values, Trouble? Trouble) OfFile(string path, string text, string home)
    {
        var (entries, broken) = YamlSettings.Read(path, text);
        var problems = broken.ToList();
        var values = ImmutableArray.CreateBuilder<SettingValue>();
        foreach (var entry in entries)
        {
            if (SettingCatalog.OfKey(entry.Key) is not { } setting)
            {
                problems.Add(new KnowledgeProblem(path, entry.Line, Unknown(entry.Key)));
            }
            else if (Refusal(setting, entry.Value) is { } why)
            {
                problems.Add(new KnowledgeProblem(path, entry.Line, why));
            }
            else
            {
                var (value, refused) = Located(setting, entry.Value, home);
                if (refused is not null)
                {
                    problems.Add(new KnowledgeProblem(path, entry.Line, refused));
                }
                values.Add(new SettingValue(setting, value, SettingPlace.File, $"{path}:{entry.Line}"));
            }
        }
        problems.AddRange(TwoOfAGroup(path, values));
        return problems.Count == 0 ? (values.ToImmutable(), null) : ([], Unusable(path, problems));
    }

    private static IEnumerable<KnowledgeProblem> TwoOfAGroup(string path, IEnumerable<SettingValue> values) =>
        values
            .Where(value => value.Setting.Group is not null)
            .GroupBy(value => value.Setting.Group, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => new KnowledgeProblem(
                path,
                1,
                $"{string.Join(" and ", group.Select(value => $"`{value.Setting.Key}`"))} exclude each other"
            ));

    /// <summary>A path in the file does not depend on where the program is started.</summary>
    private static (string Value, string? Refusal) Located(Setting setting, string value, string home)
    {
        if (setting.Form is not SettingForm.Location)
        {
            return (value, null);
        }
        if (value.StartsWith("~/", StringComparison.Ordinal) && home.Length > 0)
        {
            return (Path.Combine(home, value[2..]), null);
        }
        return (
            value,
            Path.IsPathFullyQualified(value)
                ? null
                : $"`{setting.Key}` takes a whole path, or one that begins with ~/, not {Quoted(value)}"
        );
    }

    private static (ImmutableArray<SettingValue> Values, Trouble? Trouble) OfEnvironment(Func<string, string?> variable)
    {
        var values = ImmutableArray.CreateBuilder<SettingValue>();
        foreach (var setting in SettingCatalog.All)
        {
            var name = variable(setting.Variable) is not null ? setting.Variable : setting.OtherVariable;
            if (name is null || variable(name) is not { } text)
            {
                continue;
            }
            if (Refusal(setting, text) is { } why)
            {
                return ([], BadVariable(name, why));
            }
            values.Add(new SettingValue(setting, text, SettingPlace.Environment, name));
        }
        return TwoOfAGroup("", values).FirstOrDefault() is { What: var both }
            ? ([], BadVariable($"{SettingCatalog.Tenant.Variable} and {SettingCatalog.McpConfig.Variable}", both))
            : (values.ToImmutable(), null);
    }

    private static string? Refusal(Setting setting, string text) =>
        setting.Form.Matches(text) ? null : $"`{setting.Key}` takes {setting.Form.Takes}, not {Quoted(text)}";

    private static string Unknown(string key)
    {
        var near = Nearest.To(key, SettingCatalog.All.Select(setting => setting.Key));
        return $"there is no setting `{Printable.Of(key, 60)}`{(near is null ? "" : $"; did you mean `{near}`?")}";
    }

    private static Trouble Unusable(string path, List<KnowledgeProblem> problems)
    {
        var first = problems.OrderBy(problem => problem.Line).First();
        var more = problems.Count == 1 ? "" : $" (and {problems.Count - 1} more)";
        return new Trouble(
            $"The configuration file cannot be used: line {first.Line} of {Printable.Of(path, 300)}.",
            $"{Printable.Of(first.What, 300)}{more}; none of it is used by halves.",
            $"Correct that line; {Reference}."
        );
    }

    private static Trouble BadVariable(string name, string why) =>
        new($"The variable {name} cannot be used.", why + ".", $"Correct it, or unset it; {Reference}.");

    private static string Quoted(string text) => $"`{Printable.Of(text, 60)}`";
}
