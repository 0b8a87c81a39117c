using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Yaml;

namespace Quell.Knowledge.Selection;

/// <summary>Reads <c>Words/selection.yaml</c>, and from files named <c>Words/selection-*.yaml</c> the names of more actions.</summary>
internal static class SelectionWordsReader
{
    public static SelectionWords Read(YamlMap? map, IEnumerable<YamlMap> more)
    {
        var roles = new Dictionary<string, SelectionRole>(StringComparer.Ordinal);
        if (map?.Map("roles") is { } said)
        {
            foreach (var (word, role) in s_roles)
            {
                Roles(said, word, role, roles);
            }
            said.Done();
        }
        else
        {
            map?.ProblemAt("roles", "`roles` is missing");
        }
        var actions = new Dictionary<string, ActionNames>(StringComparer.Ordinal);
        Actions(map, actions);
        var (surfaces, shared) = (Surfaces(map), Shared(map));
        map?.Done();
        foreach (var file in more)
        {
            Actions(file, actions);
            file.Done();
        }
        return new SelectionWords(roles, surfaces, actions, shared);
    }

    private static void Roles(YamlMap map, string word, SelectionRole role, Dictionary<string, SelectionRole> roles)
    {
        foreach (var phrase in map.Texts(word))
        {
            if (!roles.TryAdd(phrase, role))
            {
                map.ProblemAt(word, $"`{phrase}` has a role already, {roles[phrase]}");
            }
        }
    }

    private static Dictionary<string, Surface> Surfaces(YamlMap? map)
    {
        var read = new Dictionary<string, Surface>(StringComparer.Ordinal);
        foreach (var (word, surface) in s_surfaces)
        {
            foreach (var phrase in map?.Map("surfaces")?.Texts(word, required: false) ?? [])
            {
                read[phrase] = surface;
            }
        }
        return read;
    }

    private static Dictionary<ActionPhase, ImmutableHashSet<string>> Shared(YamlMap? map) =>
        map?.Map("shared_verbs") is { } shared
            ? s_phases.ToDictionary(phase => phase.Phase, phase => Set(shared, phase.Word))
            : [];

    private static void Actions(YamlMap? map, Dictionary<string, ActionNames> actions)
    {
        if (map?.Map("actions") is not { } all)
        {
            return;
        }
        foreach (var type in all.Keys.ToList())
        {
            if (!Alphabets.Matches(Alphabet.ActionType, type))
            {
                all.ProblemAt(type, $"`{type}` is not {Alphabets.Describe(Alphabet.ActionType)}");
            }
            if (all.Map(type) is { } item)
            {
                actions[type] = new ActionNames(
                    Set(item, "verbs"),
                    Set(item, "things"),
                    Set(item, "with"),
                    Set(item, "touches")
                );
                item.Done();
            }
        }
    }

    private static ImmutableHashSet<string> Set(YamlMap map, string key)
    {
        var words = map.Texts(key, required: false);
        if (words.Any(word => !string.Equals(word, word.ToLowerInvariant(), StringComparison.Ordinal)))
        {
            map.ProblemAt(key, $"`{key}` has a word that is not lower case");
        }
        return words.ToImmutableHashSet(StringComparer.Ordinal);
    }

    private static readonly (string Word, Surface Surface)[] s_surfaces =
    [
        ("sysdig", Surface.Sysdig),
        ("kubectl", Surface.Kubectl),
        ("aws", Surface.Aws),
    ];

    private static readonly (string Word, ActionPhase Phase)[] s_phases =
    [
        ("evidence", ActionPhase.Evidence),
        ("containment", ActionPhase.Containment),
        ("destruction", ActionPhase.Destruction),
    ];

    private static readonly (string Word, SelectionRole Role)[] s_roles =
    [
        ("filler", SelectionRole.Filler),
        ("and", SelectionRole.And),
        ("then", SelectionRole.Then),
        ("first", SelectionRole.First),
        ("last", SelectionRole.Last),
        ("first_of", SelectionRole.FirstOf),
        ("last_of", SelectionRole.LastOf),
        ("before", SelectionRole.Before),
        ("after", SelectionRole.After),
        ("not", SelectionRole.Not),
        ("without", SelectionRole.Without),
        ("but", SelectionRole.But),
        ("or", SelectionRole.Or),
        ("all", SelectionRole.All),
        ("rest", SelectionRole.Rest),
        ("none", SelectionRole.None),
        ("reverse", SelectionRole.Reverse),
        ("range", SelectionRole.Range),
        ("evidence", SelectionRole.Evidence),
        ("containment", SelectionRole.Containment),
        ("destruction", SelectionRole.Destruction),
        ("reversible", SelectionRole.Reversible),
        ("irreversible", SelectionRole.Irreversible),
        ("approval", SelectionRole.Approval),
        ("open", SelectionRole.Open),
    ];
}
