using System.Collections.Immutable;
using Quell.Domain.Facts;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Probe;

/// <summary>The mini-map of step B: identity, inbound, outbound, sidecars, cloud identity, PDB/HPA, RBAC, then what else matters.</summary>
public static class MapWords
{
    private static readonly ImmutableArray<(
        string Section,
        ImmutableArray<(string Words, string Key)> Lines
    )> s_sections =
    [
        (
            "Workload identity",
            [
                ("cluster", FactKeys.Cluster),
                ("namespace", FactKeys.Namespace),
                ("kind", FactKeys.WorkloadKind),
                ("name", FactKeys.WorkloadName),
                ("pod", FactKeys.Pod),
                ("container", FactKeys.ContainerId),
                ("image", FactKeys.Image),
                ("last seen", FactKeys.WorkloadLastSeen),
            ]
        ),
        (
            "Inbound",
            [("exposed", FactKeys.WorkloadExposed), ("Services", FactKeys.Services), ("Ingress", FactKeys.Ingress)]
        ),
        ("Outbound", [("connections", FactKeys.Outbound), ("NetworkPolicies", FactKeys.NetworkPolicies)]),
        ("Sidecars", [("mesh", FactKeys.Sidecar)]),
        ("Cloud identity", [("account", FactKeys.CloudAccount), ("identity", FactKeys.CloudIdentity)]),
        ("PDB / HPA", [("replicas", FactKeys.Replicas), ("PDB", FactKeys.PdbCovering), ("HPA", FactKeys.Hpa)]),
        (
            "RBAC",
            [
                ("ServiceAccount", FactKeys.ServiceAccount),
                ("bindings", FactKeys.RbacBindings),
                ("in the namespace", FactKeys.RbacNamespace),
            ]
        ),
        (
            "Also",
            [
                ("node", FactKeys.Node),
                ("host", FactKeys.HostName),
                ("host exposed", FactKeys.HostExposed),
                ("siblings", FactKeys.Siblings),
                ("vulnerabilities in use", FactKeys.Vulnerabilities),
                ("processes", FactKeys.ProcessTree),
            ]
        ),
    ];

    /// <summary>The lines of the map in order: section, words and the fact that each one says.</summary>
    public static IEnumerable<(string Section, string Words, string Key)> Shape =>
        s_sections.SelectMany(part => part.Lines.Select(line => (part.Section, line.Words, line.Key)));

    public static Notice Of(CaseState state)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add(
            $"Mini-map of {Printable.Of(state.Value(FactKeys.Namespace) ?? "?")}/{Printable.Of(state.Value(FactKeys.WorkloadName) ?? "?")}"
        );
        foreach (var (section, facts) in s_sections)
        {
            lines.Add($"{section}:");
            foreach (var (words, key) in facts)
            {
                lines.AddRange(Lines(words, state.Facts[key]));
            }
        }
        lines.Add(
            "kubectl and aws are not read in this release: what only they know is listed as unknown, with the command that would tell."
        );
        return new Notice(NoticeKind.Map, lines.ToImmutable());
    }

    private static IEnumerable<string> Lines(string words, Fact fact)
    {
        if (fact is Fact.Known { Reading: { Values.Length: > 1 } reading })
        {
            yield return $"  {words}: [{reading.Citation.Source}]";
            foreach (var value in reading.Values)
            {
                yield return $"    - {Printable.Of(value, 150)}";
            }
            yield break;
        }
        yield return fact is Fact.Unknown
            ? $"  {words}: {FactWords.Value(fact)}"
            : $"  {words}: {FactWords.Value(fact)} [{FactWords.Sources(fact)}]";
    }
}
