using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Events;
using Quell.Domain.Facts;
using Quell.Knowledge;
using Quell.Knowledge.Patterns;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Investigate;

/// <summary>What an investigation found, as the case's calls tell it. The same calls always tell the same.</summary>
public sealed record Investigation
{
    private const int Exists = 4;

    public required ThreatEvent Threat { get; init; }
    public required EventPlace Place { get; init; }
    public required string Title { get; init; }
    public required Classification Class { get; init; }
    public required ImmutableArray<PatternMatch> Matches { get; init; }

    /// <summary>Oldest first; empty where neither the tenant nor the event tells.</summary>
    public required ImmutableArray<string> Processes { get; init; }

    /// <summary>True where the processes are the tenant's tree, false where they are what the event carries.</summary>
    public required bool IsTree { get; init; }
    public required PriorEvents Prior { get; init; }
    public required IncidentScope Scope { get; init; }
    public required ImmutableArray<TimelineRow> Timeline { get; init; }

    /// <summary>True where the inventory graph could be asked about the workload.</summary>
    public required bool IsInInventory { get; init; }

    /// <summary>Null where the tenant did not answer; empty where it knows none.</summary>
    public required ImmutableArray<KnownVulnerability>? Vulnerabilities { get; init; }

    /// <summary>Highest first, all of them; a file shows those of 4 and more.</summary>
    public required ImmutableArray<Correlation> Correlations { get; init; }

    /// <summary>1 to 5: how sure it is that this is what it looks like.</summary>
    public required int Confidence { get; init; }
    public required string WhyConfident { get; init; }
    public required bool IsMultiStage { get; init; }

    /// <summary>What was asked and not answered, with the reason.</summary>
    public required ImmutableArray<(string Source, string Why)> Unanswered { get; init; }

    /// <summary>How many calls followed a signal.</summary>
    public required int FollowOnCalls { get; init; }

    public ImmutableArray<Correlation> Strong =>
        [.. Correlations.Where(correlation => correlation.Score >= Exists).Take(3)];

    /// <summary>Signals beyond those that are followed.</summary>
    public int NotFollowed => Math.Max(0, Scope.Signals.Length - FollowOns.MostSignals);

    public static Investigation Of(CaseState state, ResponseKnowledge knowledge)
    {
        var threat = state.Threat!;
        var matches = ThreatPatterns.Match(state.Facts.ReadNow, knowledge);
        var classed = Classification.Of(threat, knowledge, matches);
        var scope = ScopeOf(state, knowledge, withFollowed: true);
        var tree = state.Facts.ReadNow[FactKeys.ProcessTree] as Fact.Known;
        var correlations = CorrelationsOf(state, threat, classed, knowledge);
        var (confidence, why) = Conviction.Of(classed, matches, scope, correlations);
        return new Investigation
        {
            Threat = threat,
            Place = EventPlace.Of(threat),
            Title = TitleOf(threat, matches),
            Class = classed,
            Matches = matches,
            Processes = tree?.Reading.Values ?? ProcessAncestry.Of(threat),
            IsTree = tree is not null,
            Prior = PriorOf(state, threat),
            Scope = scope,
            Timeline = Timelines.Of(threat, scope),
            IsInInventory = InventoryQuestions.Answer(state, InventoryQuestions.Vulnerabilities) is not null,
            Vulnerabilities = VulnerabilitiesOf(state),
            Correlations = correlations,
            Confidence = confidence,
            WhyConfident = why,
            IsMultiStage = Timelines.IsMultiStage(threat, classed, scope),
            Unanswered = UnansweredOf(state),
            FollowOnCalls = FollowOns.Answers(state).Count(),
        };
    }

    /// <summary>What belongs to the incident by the first round, which decides what is followed, or by all that was asked.</summary>
    public static IncidentScope ScopeOf(CaseState state, ResponseKnowledge knowledge, bool withFollowed)
    {
        var sweeps = Sweeps.Of(state.Threat!);
        if (Sweeps.OfKnownAccount(state) is { } account)
        {
            sweeps = sweeps.Add(account);
        }
        var answers = sweeps.Select(sweep => Sweeps.Answer(state, sweep)).OfType<CallState>();
        return IncidentScope.Of(
            state.Threat!,
            withFollowed ? answers.Concat(FollowOns.Answers(state)) : answers,
            knowledge
        );
    }

    private static string TitleOf(ThreatEvent threat, ImmutableArray<PatternMatch> matches)
    {
        var what =
            matches.FirstOrDefault(match => !match.Pattern.IsGeneric)?.Pattern.Title
            ?? threat.RuleName
            ?? threat.PolicyName;
        return $"{what ?? "Runtime event"} on {EventPlace.Of(threat).Brief}";
    }

    private static PriorEvents PriorOf(CaseState state, ThreatEvent threat)
    {
        var place = EventPlace.Of(threat);
        if (Sweeps.Of(threat).FirstOrDefault(sweep => sweep.Source == Sweeps.Prior) is not { } sweep)
        {
            return new PriorEvents("the event names no workload, host or account to ask about", false, 0, []);
        }
        var call = Sweeps.Answer(state, sweep);
        if (call?.Reading is not CallReading.Events { Page: var page })
        {
            return new PriorEvents(call?.Failure ?? "not asked", false, 0, []);
        }
        var earlier = page
            .Events.Where(other =>
                other.TimestampNs < threat.TimestampNs
                && threat.At - other.At <= Sweeps.Week
                && place.IsSameResource(EventPlace.Of(other))
            )
            .ToList();
        return new PriorEvents(
            null,
            page.Full,
            earlier.Count,
            [
                .. earlier
                    .GroupBy(other => other.RuleName ?? other.PolicyName ?? "unnamed rule", StringComparer.Ordinal)
                    .OrderBy(rule => rule.Min(other => other.Severity ?? int.MaxValue))
                    .ThenByDescending(rule => rule.Count())
                    .ThenBy(rule => rule.Key, StringComparer.Ordinal)
                    .Select(rule => (rule.Key, rule.Count(), rule.Max(other => other.At)!.Value)),
            ]
        );
    }

    private static ImmutableArray<KnownVulnerability>? VulnerabilitiesOf(CaseState state) =>
        InventoryQuestions.Answer(state, InventoryQuestions.Vulnerabilities)?.Reading is CallReading.Rows rows
            ?
            [
                .. rows
                    .Items.Select(KnownVulnerability.Of)
                    .OfType<KnownVulnerability>()
                    .DistinctBy(cve => cve.Id, StringComparer.Ordinal),
            ]
            : null;

    private static ImmutableArray<Correlation> CorrelationsOf(
        CaseState state,
        ThreatEvent threat,
        Classification rule,
        ResponseKnowledge knowledge
    )
    {
        var words = knowledge.Investigation;
        var exposed =
            state.Value(FactKeys.WorkloadExposed) is { } flag
            && string.Equals(flag, "true", StringComparison.OrdinalIgnoreCase);
        var scored = (VulnerabilitiesOf(state) ?? []).Select(cve =>
            (Correlation?)CorrelationGates.Score(cve, rule, threat, exposed, words, InventoryQuestions.Vulnerabilities)
        );
        if (InventoryQuestions.Answer(state, InventoryQuestions.Posture)?.Reading is CallReading.Rows posture)
        {
            scored = scored.Concat(
                posture
                    .Items.Select(row => row.Values.GetValueOrDefault("control"))
                    .OfType<string>()
                    .Select(control => CorrelationGates.Score(control, rule, words, InventoryQuestions.Posture))
            );
        }
        if (exposed)
        {
            scored = scored.Append(CorrelationGates.Exposure(rule, words, "sysql identity"));
        }
        return
        [
            .. scored
                .OfType<Correlation>()
                .OrderByDescending(correlation => correlation.Score)
                .ThenBy(correlation => correlation.Finding, StringComparer.Ordinal),
        ];
    }

    private static ImmutableArray<(string Source, string Why)> UnansweredOf(CaseState state) =>
        [
            .. state
                .Calls.Values.Where(call =>
                    call.Session == state.SessionNumber
                    && call.Ended is not null
                    && call.Failure is not null
                    && call.Call.Surface == Surface.Sysdig
                )
                .GroupBy(call => CallKeys.SourceOf(call.Call.Key), StringComparer.Ordinal)
                .Where(source =>
                    !state.Calls.Values.Any(call =>
                        call.Session == state.SessionNumber
                        && call.Reading is not null
                        && CallKeys.SourceOf(call.Call.Key) == source.Key
                    )
                )
                .OrderBy(source => source.Key, StringComparer.Ordinal)
                .Select(source => (source.Key, source.First().Failure!)),
        ];
}
