using System.Collections.Immutable;
using Quell.Domain.Facts;
using Quell.Knowledge.Yaml;

namespace Quell.Knowledge.Consequences;

/// <summary>What is published about one network plug-in and policies, from <c>Words/cni.yaml</c>.</summary>
/// <param name="Match">Words that the fact <c>cni</c> has to hold, all of them, compared without case.</param>
/// <param name="Enforces">Whether it applies NetworkPolicies; null for not known.</param>
/// <param name="OpenConnections">What happens to connections that exist already, as a clause.</param>
/// <param name="CutsOpen">Whether they are cut; null for not known.</param>
internal sealed record CniProfile(ImmutableArray<string> Match, bool? Enforces, bool? CutsOpen, string OpenConnections)
{
    public static ImmutableArray<CniProfile> ReadAll(YamlMap? file)
    {
        if (file is null)
        {
            return [];
        }
        var read = file.Maps("profiles").Select(Read).ToImmutableArray();
        file.Done();
        return read;
    }

    /// <summary>The profile with the most words that the fact holds.</summary>
    public static CniProfile? Find(ImmutableArray<CniProfile> profiles, FactReading cni) =>
        profiles
            .Where(profile => profile.Match.All(word => cni.Text.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .MaxBy(profile => profile.Match.Length);

    private static CniProfile Read(YamlMap map)
    {
        var profile = new CniProfile(
            map.Texts("match"),
            map.Word<bool?>("enforces", ("yes", true), ("no", false), ("unknown", null)),
            map.Word<bool?>("cuts_open", ("yes", true), ("no", false), ("unknown", null)),
            map.Text("open_connections")
        );
        map.Done();
        return profile;
    }
}
