using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Events;
using Quell.Knowledge;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Investigate;

/// <summary>Which events near the threat belong to it: the same cluster, account or image within two hours.</summary>
/// <param name="Related">By rule and resource, those that matter first.</param>
/// <param name="Nearby">Events of the cluster in the window, the threat's own left out.</param>
/// <param name="Repeats">The same rule on the same resource again.</param>
/// <param name="Last">The last time that the threat's own rule or a signal fired in the window; null where the event has no time.</param>
/// <param name="Cut">Lists of which more may exist than were given.</param>
public sealed record IncidentScope(
    ImmutableArray<RelatedEvents> Related,
    int Nearby,
    int Repeats,
    DateTimeOffset? Last,
    ImmutableArray<string> Cut
)
{
    public ImmutableArray<RelatedEvents> Signals => [.. Related.Where(related => related.IsSignal)];

    /// <param name="answers">Lists of events, in the order in which they were asked.</param>
    public static IncidentScope Of(ThreatEvent threat, IEnumerable<CallState> answers, ResponseKnowledge knowledge)
    {
        var at = threat.At ?? DateTimeOffset.UnixEpoch;
        var place = EventPlace.Of(threat);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { threat.Id };
        var near = new List<(ThreatEvent Event, EventPlace Place, string Source)>();
        var cut = new List<string>();
        foreach (var call in answers)
        {
            if (call.Reading is not CallReading.Events { Page: var page })
            {
                continue;
            }
            var source = CallKeys.SourceOf(call.Call.Key);
            if (page.Full)
            {
                cut.Add(source);
            }
            foreach (var other in page.Events.Where(other => InWindow(other, at) && seen.Add(other.Id)))
            {
                near.Add((other, EventPlace.Of(other), source));
            }
        }
        var repeats = near.Where(each => RuleOf(each.Event) == RuleOf(threat) && place.IsSameResource(each.Place))
            .ToList();
        near.RemoveAll(repeats.Contains);
        ImmutableArray<RelatedEvents> related =
        [
            .. near.GroupBy(each => (RuleOf(each.Event), each.Place.Text, each.Event.Source))
                .Select(group => Group([.. group], place, knowledge))
                .Where(related => !related.Ties.IsEmpty)
                .OrderByDescending(related => related.IsSignal)
                .ThenByDescending(related => related.Hit is not null)
                .ThenBy(related => related.Newest.Severity ?? int.MaxValue)
                .ThenBy(related => related.First)
                .ThenBy(related => related.Newest.Id, StringComparer.Ordinal),
        ];
        return new IncidentScope(
            related,
            near.Count(each => each.Place.Cluster is not null && each.Place.Cluster == place.Cluster),
            repeats.Count,
            related
                .Where(each => each.IsSignal)
                .Select(each => (DateTimeOffset?)each.Last)
                .Concat(repeats.Select(each => each.Event.At))
                .Append(threat.At)
                .Max(),
            [.. cut.Distinct(StringComparer.Ordinal)]
        );
    }

    private static string RuleOf(ThreatEvent threat) => threat.RuleName ?? threat.PolicyName ?? "unnamed rule";

    private static bool InWindow(ThreatEvent other, DateTimeOffset at) =>
        other.At is { } time && (time - at).Duration() <= Sweeps.Window;

    private static RelatedEvents Group(
        List<(ThreatEvent Event, EventPlace Place, string Source)> group,
        EventPlace threat,
        ResponseKnowledge knowledge
    )
    {
        var ordered = group.OrderBy(each => each.Event.TimestampNs).ToList();
        var (newest, place, source) = ordered[^1];
        return new RelatedEvents(
            newest,
            place,
            ordered.Count,
            ordered[0].Event.At!.Value,
            newest.At!.Value,
            [.. threat.TiesTo(place)],
            knowledge.Investigation.Hit(RuleOf(newest), newest.Field("ct.name")),
            Classification.Of(newest, knowledge),
            source
        );
    }
}
