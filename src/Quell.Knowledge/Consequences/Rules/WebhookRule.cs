using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Consequences.Rules;

/// <summary>A workload that answers a webhook of the API server can stop writes in the whole cluster.</summary>
internal sealed class WebhookRule(RuleWords words) : ConsequenceRule("C-WEBHOOK", words)
{
    private static readonly ImmutableArray<string> s_who =
    [
        FactKeys.WorkloadKind,
        FactKeys.Namespace,
        FactKeys.WorkloadName,
    ];

    protected override ImmutableArray<string> Reads => [FactKeys.Webhooks, FactKeys.Endpoints, FactKeys.WorkloadKind];

    public override bool Applies(ActionCard card) => Touch.TakesOut(card);

    protected override IEnumerable<RuleLine> Judge(ActionCard card, FactView facts)
    {
        var who = ("who", Subject.Workload(facts));
        if (facts.Values(FactKeys.Webhooks) is not { } webhooks)
        {
            yield return NotKnown("webhook-unknown", facts, FactKeys.Webhooks, who);
            yield break;
        }
        if (webhooks.IsEmpty)
        {
            yield return Line(Severity.None, "no-webhook", [FactKeys.Webhooks, .. s_who], who);
        }
        foreach (var webhook in webhooks)
        {
            yield return FactView.IsIncomplete(webhook)
                ? NotKnown("webhook-unknown", facts, FactKeys.Webhooks, who)
                : One(card, facts, webhook, who);
        }
    }

    private RuleLine One(ActionCard card, FactView facts, FactValue webhook, (string, string) who)
    {
        var name = ("webhook", Text.Names.Of($"{webhook.Name} ({webhook["webhook"] ?? "webhook"})"));
        ImmutableArray<string> keys = [FactKeys.Webhooks, .. s_who];
        if (webhook["failurePolicy"] is "Ignore")
        {
            return Line(Severity.Delay, "ignored", keys, name, who);
        }
        if (card.Verb is CardVerb.Isolate or CardVerb.Scale)
        {
            return Line(Severity.Outage, "writes-fail", keys, name, who);
        }
        ImmutableArray<string> counted = [FactKeys.Endpoints, .. keys];
        return Others(facts, webhook["service"]) switch
        {
            null => NotKnown("others-unknown", facts, FactKeys.Endpoints, name, who) with { Keys = counted },
            <= 0 => Line(Severity.Outage, "writes-fail", counted, name, who),
            _ => Line(Severity.Delay, "others-answer", counted, name, who),
        };
    }

    /// <summary>Ready endpoints of the Service beside this Pod's; null where they were not read.</summary>
    private static int? Others(FactView facts, string? service) =>
        facts
            .Values(FactKeys.Endpoints)
            ?.FirstOrDefault(found =>
                service is not null && string.Equals(found.Name, service, StringComparison.Ordinal)
            )
            is { } endpoints
        && int.TryParse(endpoints["ready"], out var ready)
        && int.TryParse(endpoints["ours"], out var ours)
            ? ready - ours
            : null;
}
