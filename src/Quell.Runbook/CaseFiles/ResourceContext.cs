using System.Globalization;
using System.Text;
using Quell.Domain.Facts;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Investigate;
using Quell.Runbook.Telling;

namespace Quell.Runbook.CaseFiles;

/// <summary>Writes "Resource context".</summary>
internal static class ResourceContext
{
    public static void Append(StringBuilder text, Investigation found, CaseState state)
    {
        text.AppendLine("### Resource context").AppendLine();
        text.AppendLine($"- **Cluster / host metadata:** {Metadata(state)}");
        text.AppendLine(
            $"- **Sibling workloads on this resource:** {Values(state, FactKeys.Siblings, "no siblings surfaced.")}"
        );
        text.AppendLine($"- **Prior events on this resource (last 7d):** {PriorWords(found.Prior)}");
        var account = state.Facts.ReadNow[FactKeys.ServiceAccount] is Fact.Known { Reading: { Values: [var name] } by }
            ? $" The workload runs as ServiceAccount {name} (source: {by.Citation.Source})."
            : string.Empty;
        var rbac =
            state.Facts.ReadNow[FactKeys.RbacNamespace] is Fact.Known
                ? Values(state, FactKeys.RbacNamespace, "none.")
                : $"RBAC not enumerated: {FactWords.Value(state.Facts.ReadNow[FactKeys.RbacNamespace])}.";
        text.AppendLine($"- **ServiceAccount RBAC:** {rbac}");
        if (account.Length > 0)
        {
            text.AppendLine($"- **Identity:**{MarkdownText.Inline(account)}");
        }
        text.AppendLine();
    }

    public static string PriorWords(PriorEvents prior) =>
        prior.Unknown is { } why ? $"not known: {MarkdownText.Inline(why)}."
        : prior.Count == 0 ? "no prior events. (source: list_runtime_events)"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{prior.Count} prior {(prior.Count == 1 ? "event" : "events")}{(prior.Cut ? ", and the list was cut: there may be more" : "")}: {string.Join(", ", prior.Rules.Take(6).Select(rule => $"{rule.Count}× {MarkdownText.Code(rule.Rule)} (last {CaseFileText.Time(rule.Last)})"))}. (source: list_runtime_events)"
        );

    private static string Metadata(CaseState state)
    {
        var threat = state.Threat!;
        var parts = new[]
        {
            Said("exposed to the outside", state, FactKeys.WorkloadExposed),
            Said("last seen", state, FactKeys.WorkloadLastSeen),
            Said("Services", state, FactKeys.Services),
            Said("host exposed", state, FactKeys.HostExposed),
            threat.Label("container.image.repo") is { } image
                ? $"image {MarkdownText.Code($"{image}:{threat.Label("container.image.tag") ?? "?"}")} (source: get_event_info)"
                : null,
            threat.Label("cloudProvider.name") is { } provider
                ? $"{MarkdownText.Code(provider)} region {MarkdownText.Code(threat.Label("cloudProvider.region") ?? "unknown")} (source: get_event_info)"
                : null,
        };
        return parts.OfType<string>().ToList() is { Count: > 0 } said
            ? $"{string.Join("; ", said)}."
            : "no signal: neither the event nor the inventory graph says more.";
    }

    private static string? Said(string words, CaseState state, string key) =>
        state.Facts.ReadNow[key] switch
        {
            Fact.Known { Reading: { Values.IsEmpty: false } reading } =>
                $"{words}: {string.Join(", ", reading.Values.Take(10).Select(value => MarkdownText.Code(value)))} (source: {reading.Citation.Source})",
            Fact.Unknown { Reason: not UnknownReason.NotAsked } unknown =>
                $"{words}: not known ({FactWords.ReasonWord(unknown.Reason)})",
            _ => null,
        };

    private static string Values(CaseState state, string key, string none) =>
        state.Facts.ReadNow[key] switch
        {
            Fact.Known { Reading: { Values.IsEmpty: false } reading } =>
                $"{string.Join(", ", reading.Values.Take(25).Select(value => MarkdownText.Code(value)))} (source: {reading.Citation.Source})",
            Fact.Known => none,
            Fact.Unknown { Reason: UnknownReason.Empty } => none,
            Fact.Unknown unknown => $"not known ({FactWords.ReasonWord(unknown.Reason)}).",
            var fact => MarkdownText.Inline(FactWords.Value(fact), 400),
        };
}
