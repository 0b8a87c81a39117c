using System.Collections.Immutable;
using Quell.Knowledge.Yaml;

namespace Quell.Knowledge.Patterns;

/// <summary>Reads the signals of a pattern or of its flip.</summary>
internal static class SignalReader
{
    public static readonly PatternSignals None = Read(null);

    public static PatternSignals Read(YamlMap? map)
    {
        var signals = new PatternSignals
        {
            Rules = Of(map, "rules"),
            SharedRules = Of(map, "shared_rules"),
            Techniques = Of(map, "techniques"),
            Tags = Of(map, "tags"),
            Processes = Of(map, "processes"),
            Commands = Of(map, "commands"),
            Files = Of(map, "files"),
            Destinations = Of(map, "destinations"),
            CloudCalls = Of(map, "cloud_calls"),
            Spawn = Spawn(map?.Map("spawn")),
        };
        if (map is null)
        {
            return signals;
        }
        // A part of two letters would speak for nearly everything.
        foreach (var key in s_parts.Where(key => Of(map, key).Any(part => part.Length < 3)))
        {
            map.ProblemAt(key, $"`{key}` has a part of less than 3 characters");
        }
        if (signals.Techniques.Any(id => !AttackWords.IsTechnique(id)))
        {
            map.ProblemAt("techniques", "`techniques` has something that is no ATT&CK technique id");
        }
        map.Done();
        return signals;
    }

    private static readonly string[] s_parts = ["rules", "shared_rules", "commands", "files", "destinations"];

    private static SpawnSignal? Spawn(YamlMap? map)
    {
        if (map is null)
        {
            return null;
        }
        var spawn = new SpawnSignal(map.Texts("parents"), map.Texts("processes"));
        map.Done();
        return spawn;
    }

    private static ImmutableArray<string> Of(YamlMap? map, string key) => map?.Texts(key, required: false) ?? [];
}
