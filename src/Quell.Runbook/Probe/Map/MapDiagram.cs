using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Quell.Domain.Facts;
using Quell.Domain.Text;

namespace Quell.Runbook.Probe.Map;

/// <summary>
/// The map as a Mermaid flowchart: what leads to the workload, and what it leads to. Labels are written in letters,
/// digits and a few signs; every other character becomes its number, so that no outside text can end a label.
/// </summary>
public static class MapDiagram
{
    private const int MostEach = 6;
    private const int LongestLabel = 60;

    private static readonly ImmutableArray<(string Key, string Words, bool Inward)> s_edges =
    [
        (FactKeys.Ingress, "routes to", true),
        (FactKeys.Services, "selects", true),
        (FactKeys.Webhooks, "calls", true),
        (FactKeys.OwnerChain, "owns", true),
        (FactKeys.GitOps, "delivers", true),
        (FactKeys.Hpa, "scales", true),
        (FactKeys.PdbCovering, "protects", true),
        (FactKeys.NetworkPolicies, "limits", true),
        (FactKeys.Sidecar, "has sidecar", false),
        (FactKeys.Outbound, "connects to", false),
        (FactKeys.Volumes, "mounts", false),
        (FactKeys.Node, "runs on", false),
        (FactKeys.ServiceAccount, "runs as", false),
        (FactKeys.RbacBindings, "is bound by", false),
        (FactKeys.CloudIdentity, "may act as", false),
        (FactKeys.CloudUserArn, "acted as", false),
        (FactKeys.RoleAttached, "is allowed by", false),
    ];

    /// <summary>The source of the diagram, line by line.</summary>
    public static ImmutableArray<string> Of(MiniMap map)
    {
        var facts = map
            .Sections.SelectMany(section => section.Lines)
            .ToLookup(line => line.Key, line => line.Fact, StringComparer.Ordinal);
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add("flowchart LR");
        lines.Add($"  w[\"{Label(map.Title)}\"]");
        var node = 0;
        foreach (var (key, words, inward) in s_edges)
        {
            foreach (var value in Values(facts[key].FirstOrDefault()))
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"n{++node}");
                lines.Add($"  {id}[\"{Label(value)}\"]");
                lines.Add(inward ? $"  {id} -->|{words}| w" : $"  w -->|{words}| {id}");
            }
        }
        return lines.ToImmutable();
    }

    private static IEnumerable<string> Values(Fact? fact)
    {
        var values = fact?.AllReadings.SelectMany(reading => reading.Values).Distinct(StringComparer.Ordinal).ToList();
        return values is null ? []
            : values.Count <= MostEach ? values
            : values.Take(MostEach - 1).Append($"{values.Count - MostEach + 1} more");
    }

    private static string Label(string outside)
    {
        var label = new StringBuilder();
        foreach (var rune in Printable.Of(outside, LongestLabel).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) && rune.IsAscii || rune.Value is ' ' or '.' or '/' or '_' or '-' or ':')
            {
                label.Append(rune.ToString());
            }
            else
            {
                label.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
            }
        }
        return label.ToString();
    }
}
