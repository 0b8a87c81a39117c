using System.Collections.Immutable;
using System.Text.Json;
using Quell.Domain.Calls;
using Quell.Domain.Events;
using Quell.Domain.Json;

namespace Quell.Sysdig.Parsing;

/// <summary>Reads Event V1 (sysdig-facts 4.4) in each of its six content types, and what is left of one that lacks parts.</summary>
/// <remarks>
/// Scalars of <c>content</c> that have no place of their own, such as <c>command</c> and <c>exe</c> of a machine learning
/// detection or <c>clusterName</c> of an admission review, are kept among the fields under <c>content.</c> and their name.
/// </remarks>
internal static class EventParser
{
    private static readonly string[] s_marks = ["content", "timestamp", "labels", "fields", "eventLabels"];

    private static readonly HashSet<string> s_placed = new(StringComparer.Ordinal)
    {
        "type",
        "ruleName",
        "ruleTags",
        "policyId",
        "output",
        "fields",
    };

    public static CallReading? Parse(JsonElement payload) =>
        Payload.Object(payload, s_marks, "event") is { } found ? new CallReading.Event(One(found)) : null;

    public static ThreatEvent One(JsonElement item)
    {
        var content = item.Member("content") ?? default;
        var rule = content.Member("ruleName") ?? item.Member("ruleName");
        return new ThreatEvent
        {
            Id = IdOf(item),
            TimestampNs = item.Member("timestamp", "timestampNs", "timestampRFC3339Nano", "time").Nanoseconds(),
            Severity = item.Member("severity").Small() is { } severity and >= 0 and <= 7 ? severity : null,
            PolicyName = item.Member("name", "policyName").Text(Limits.OutputBytes),
            RuleName = rule.Text(Limits.OutputBytes),
            PolicyId = (content.Member("policyId") ?? item.Member("policyId")).Text(),
            ContentType = content.Member("type").Text(),
            Source = item.Member("source").Text(),
            Category = item.Member("category").Text(),
            Engine = item.Member("engine").Text(),
            Output = (content.Member("output") ?? item.Member("output")).Text(Limits.OutputBytes),
            RuleTags = (content.Member("ruleTags") ?? item.Member("ruleTags", "tags")).Texts(),
            Actions = Actions(item.Member("actions")),
            Fields = Fields(item, content),
            Labels = item.Member("labels", "eventLabels").Map(),
        };
    }

    // An event without an id is still a threat; the digest lets it be told from others.
    private static string IdOf(JsonElement item)
    {
        var id = item.Member("id", "eventId").Text();
        return EventId.TryParse(id, out var known)
            ? known.Value
            : id ?? "unidentified-" + Digest.OfText(item.GetRawText()).Short;
    }

    private static ImmutableArray<AutomaticAction> Actions(JsonElement? actions) =>
        [
            .. actions
                .Items()
                .Where(action => action.ValueKind == JsonValueKind.Object)
                .Select(action => new AutomaticAction(
                    action.Member("type").Text() ?? "unknown",
                    action.Member("isSuccessful", "successful").Flag(),
                    action.Member("errMsg", "error").Text(Limits.OutputBytes)
                )),
        ];

    private static ImmutableSortedDictionary<string, string> Fields(JsonElement item, JsonElement content)
    {
        var fields = (content.Member("fields") ?? item.Member("fields")).Map().ToBuilder();
        if (content.ValueKind != JsonValueKind.Object)
        {
            return fields.ToImmutable();
        }

        foreach (var member in content.EnumerateObject().Take(Limits.Items))
        {
            var name = Loose.NameOf(member);
            if (
                name.Length > 0
                && !s_placed.Contains(name)
                && member.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)
                && ((JsonElement?)member.Value).Text(Limits.FieldBytes) is { } text
            )
            {
                fields.TryAdd("content." + Loose.Cut(name, Limits.NameBytes), text);
            }
        }

        return fields.ToImmutable();
    }
}
