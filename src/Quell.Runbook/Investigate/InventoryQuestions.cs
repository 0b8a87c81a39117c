using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Events;
using Quell.Domain.Text;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Investigate;

/// <summary>What an investigation asks the inventory graph besides the recipes of step B: CVEs in detail, failed controls.</summary>
public static class InventoryQuestions
{
    public const string Vulnerabilities = "sysql cve";
    public const string Posture = "sysql posture";

    private const string Cve =
        "RETURN DISTINCT v.name AS cve, v.severity AS severity, v.cvssScore AS cvss, v.inUse AS inUse, v.hasExploit AS exploit, v.hasFix AS fix, v.packageName AS package, v.packageVersion AS version, v.cisaKevDueDate AS kev LIMIT 50;";
    private const string ShortCve =
        "RETURN DISTINCT v.name AS cve, v.severity AS severity, v.inUse AS inUse, v.hasExploit AS exploit, v.hasFix AS fix LIMIT 50;";

    /// <summary>Each in the spelling to try now.</summary>
    public static IEnumerable<OutsideCall> Calls(CaseState state, ThreatEvent threat)
    {
        var place = EventPlace.Of(threat);
        if (
            EventPlace.Fit(Alphabet.DnsSubdomain, place.Cluster) is not { } cluster
            || EventPlace.Fit(Alphabet.DnsLabel, place.Namespace) is not { } space
            || EventPlace.Fit(Alphabet.DnsSubdomain, place.Workload) is not { } workload
        )
        {
            yield break;
        }
        var where = $"w.name = '{workload}' AND w.namespaceName = '{space}' AND w.clusterName = '{cluster}'";
        var older = $"w.name = '{workload}' AND w.namespace = '{space}' AND w.cluster = '{cluster}'";
        const string match =
            "MATCH KubeWorkload AS w HAS Container AS c RUNS Image AS i AFFECTED_BY Vulnerability AS v";
        yield return Current(
            state,
            Vulnerabilities,
            "asking which vulnerabilities are in use there, in which packages",
            [
                $"{match} WHERE {where} AND v.severity IN ['Critical', 'High'] {Cve}",
                $"{match} WHERE {where} AND v.severity IN ['Critical', 'High'] {ShortCve}",
                $"{match} WHERE {older} AND v.severity IN ['Critical', 'High'] {ShortCve}",
            ]
        );
        yield return Current(
            state,
            Posture,
            "asking which controls the workload fails",
            [
                $"MATCH KubeWorkload AS w VIOLATES Control AS c WHERE {where} RETURN DISTINCT c.name AS control, c.severity AS severity LIMIT 25;",
                $"MATCH KubeWorkload AS w VIOLATES Control AS c WHERE {older} RETURN DISTINCT c.name AS control, c.severity AS severity LIMIT 25;",
            ]
        );
    }

    /// <summary>The latest answer; null where it was not asked.</summary>
    public static CallState? Answer(CaseState state, string source) =>
        Enumerable
            .Range(0, 3)
            .Reverse()
            .Select(variant => state.Call(Key(state, source, variant)))
            .FirstOrDefault(call => call?.Ended is not null);

    private static OutsideCall Current(CaseState state, string source, string purpose, ImmutableArray<string> queries)
    {
        var variant = 0;
        while (
            variant < queries.Length - 1
            && state.Call(Key(state, source, variant))?.Refusal?.Kind
                is RefusalKind.Rejected
                    or RefusalKind.Other
                    or RefusalKind.ServerError
        )
        {
            variant++;
        }
        return SysdigCalls.Sysql(state, Key(state, source, variant), queries[variant], purpose);
    }

    private static string Key(CaseState state, string source, int variant) =>
        CallKeys.Of($"{state.Scope}.i", source, variant);
}
