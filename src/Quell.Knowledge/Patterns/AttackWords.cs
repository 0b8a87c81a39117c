using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Quell.Knowledge.Yaml;

namespace Quell.Knowledge.Patterns;

/// <summary>Which version of ATT&amp;CK the knowledge speaks, and what was called otherwise before; from <c>Words/attack.yaml</c>.</summary>
public sealed partial class AttackWords
{
    private readonly FrozenDictionary<string, string> _currentOf;
    private readonly FrozenDictionary<string, string> _tactics;

    private AttackWords(string version, Dictionary<string, string> currentOf, Dictionary<string, string> tactics)
    {
        Version = version;
        _currentOf = currentOf.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _tactics = tactics.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Such as <c>v19</c>.</summary>
    public string Version { get; }

    /// <summary>The id of today; the same id where it never changed.</summary>
    public string CurrentOf(string id) => _currentOf.GetValueOrDefault(id, id);

    /// <summary>The ids that <paramref name="current"/> had before, in ordinal order.</summary>
    public ImmutableArray<string> LegacyOf(string current) =>
        [
            .. _currentOf
                .Where(moved => string.Equals(moved.Value, current, StringComparison.OrdinalIgnoreCase))
                .Select(moved => moved.Key)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>What to say about a tag that names a tactic which is not what it was; null for every other tag.</summary>
    public string? TacticNote(string tag) =>
        _tactics
            .Where(tactic => tag.Contains(tactic.Key, StringComparison.OrdinalIgnoreCase))
            .OrderBy(tactic => tactic.Key, StringComparer.Ordinal)
            .Select(tactic => tactic.Value)
            .FirstOrDefault();

    /// <summary>The technique id in a tag of either spelling: <c>MITRE_T1552.001_x</c> or bare <c>T1552</c>; null without one.</summary>
    public static string? TechniqueIn(string tag) =>
        Technique().Match(tag) is { Success: true } id ? id.Value.ToUpperInvariant() : null;

    internal static bool IsTechnique(string id) => string.Equals(TechniqueIn(id), id, StringComparison.Ordinal);

    internal static AttackWords Read(YamlMap? map)
    {
        var moved = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var tactics = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in map?.Maps("moved", required: false) ?? [])
        {
            moved[item.Text("legacy")] = item.Text("current");
            item.Done();
        }
        foreach (var item in map?.Maps("tactics", required: false) ?? [])
        {
            tactics[item.Text("tag")] = item.Text("says");
            item.Done();
        }
        var version = map?.Text("version") ?? string.Empty;
        map?.Done();
        return new AttackWords(version, moved, tactics);
    }

    [GeneratedRegex(
        @"(?<![A-Za-z0-9])T[0-9]{4}(\.[0-9]{3})?(?![0-9])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        Timeout.Infinite
    )]
    private static partial Regex Technique();
}
