using System.Collections.Immutable;
using Quell.Domain.Facts;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Understand;

/// <summary>The inventory at the end of step A: what is known, and what is not.</summary>
public static class InventoryWords
{
    private static readonly ImmutableArray<(string Words, string Key)> s_known =
    [
        ("event", FactKeys.EventId),
        ("time (UTC)", FactKeys.EventTime),
        ("rule", FactKeys.EventRule),
        ("policy", FactKeys.EventPolicy),
        ("severity", FactKeys.EventSeverity),
        ("tags", FactKeys.EventTags),
        ("cluster", FactKeys.Cluster),
        ("namespace", FactKeys.Namespace),
        ("workload kind", FactKeys.WorkloadKind),
        ("workload", FactKeys.WorkloadName),
        ("pod", FactKeys.Pod),
        ("container", FactKeys.ContainerId),
        ("image", FactKeys.Image),
        ("host", FactKeys.HostName),
        ("host id", FactKeys.HostId),
        ("process", FactKeys.ProcessCommand),
        ("process id", FactKeys.ProcessId),
        ("user", FactKeys.UserName),
        ("cloud account", FactKeys.CloudAccount),
        ("cloud user", FactKeys.CloudUserArn),
    ];

    private static readonly ImmutableArray<(string Words, string Key)> s_case =
    [
        ("investigated as", FactKeys.CaseTitle),
        ("tactic", FactKeys.CaseTactic),
        ("confidence of 5", FactKeys.CaseConfidence),
        ("earlier events", FactKeys.CasePriorEvents),
        ("related events", FactKeys.CaseRelated),
        ("siblings", FactKeys.Siblings),
        ("vulnerabilities in use", FactKeys.Vulnerabilities),
        ("process tree", FactKeys.ProcessTree),
        ("handed off as", FactKeys.CaseTicket),
    ];

    private static readonly ImmutableArray<(string Words, string Key)> s_gaps =
    [
        ("Process tree not yet read", FactKeys.ProcessTree),
        ("ServiceAccount and RBAC not yet enumerated", FactKeys.ServiceAccount),
        ("Cloud identity not confirmed", FactKeys.CloudIdentity),
        ("Inbound and outbound Service map unknown", FactKeys.Services),
        ("Replicas, PodDisruptionBudget and autoscaler unknown", FactKeys.Replicas),
        ("Vulnerabilities in use not yet read", FactKeys.Vulnerabilities),
    ];

    /// <summary>What an event may carry.</summary>
    public static IEnumerable<(string Words, string Key)> Known => s_known;

    /// <summary>What has to be found out, in the words of its gap.</summary>
    public static IEnumerable<(string Words, string Key)> Gaps => s_gaps;

    /// <summary>What an inventory speaks of, in order: what an event may carry, then what has to be found out.</summary>
    public static IEnumerable<(string Words, string Key)> Shape => s_known.Concat(s_gaps);

    public static Notice Of(CaseState state)
    {
        var told = state.CaseFile is null ? s_known : s_known.AddRange(s_case);
        var known = told.Where(line => !state.Facts[line.Key].AllReadings.IsEmpty).ToList();
        var absent = s_known
            .Where(line => state.Facts[line.Key].AllReadings.IsEmpty)
            .Select(line => line.Words)
            .ToList();
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add("Known:");
        lines.AddRange(
            known.Select(line =>
                $"- {line.Words}: {FactWords.Value(state.Facts[line.Key])} [{FactWords.Sources(state.Facts[line.Key])}]"
            )
        );
        lines.Add("Gaps:");
        if (absent.Count > 0)
        {
            lines.Add($"- The event does not carry: {string.Join(", ", absent)}");
        }
        lines.AddRange(s_gaps.Where(gap => state.Facts[gap.Key] is Fact.Unknown).Select(gap => $"- {gap.Words}"));
        return new Notice(NoticeKind.Inventory, lines.ToImmutable());
    }
}
