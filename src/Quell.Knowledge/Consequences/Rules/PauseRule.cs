using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Text;

namespace Quell.Knowledge.Consequences.Rules;

/// <summary>A frozen container: when the kubelet kills it, and who goes on sending it clients.</summary>
internal sealed partial class PauseRule(RuleWords words) : ConsequenceRule("C-PAUSE", words)
{
    private const int DefaultTimeout = 1; // Kubernetes' own default, in seconds.

    protected override ImmutableArray<string> Reads =>
        [FactKeys.PodLiveness, FactKeys.PodReadiness, FactKeys.Services, FactKeys.WorkloadKind, FactKeys.JobBackoff];

    public override bool Applies(ActionCard card) => card.Verb == CardVerb.Pause;

    protected override IEnumerable<RuleLine> Judge(ActionCard card, FactView facts)
    {
        yield return Liveness(facts);
        yield return Subject.Services(facts) is { } services
            ? Line(Severity.Degraded, "still-routed", [FactKeys.Services], ("services", services))
        : facts.Read(FactKeys.Services) is not null ? Line(Severity.None, "not-routed", [FactKeys.Services])
        : NotKnown("services-unknown", facts, FactKeys.Services);
        yield return Readiness(facts);
        if (facts.Values(FactKeys.JobBackoff) is [var job] && job["activeDeadline"] is { } deadline)
        {
            yield return Line(Severity.Delay, "deadline", [FactKeys.JobBackoff], ("seconds", Names.Of(deadline)));
        }
    }

    /// <summary>A readiness probe is what takes a frozen Pod out of its Services.</summary>
    private RuleLine Readiness(FactView facts)
    {
        var probes = facts.Read(FactKeys.PodReadiness)?.Values;
        if (probes is { IsEmpty: true })
        {
            return Line(Severity.Degraded, "no-readiness", [FactKeys.PodReadiness]);
        }
        if (probes?.All(probe => ExecWord().IsMatch(probe)) == true)
        {
            return Line(Severity.Degraded, "readiness-exec", [FactKeys.PodReadiness]);
        }
        var times = probes?.Where(probe => !ExecWord().IsMatch(probe)).Select(Times).OfType<ProbeTimes>().ToList();
        return times is { Count: > 0 }
            ? Line(
                Severity.Delay,
                "readiness",
                [FactKeys.PodReadiness],
                ("seconds", Text(times.Min(time => time.Seconds)))
            )
            : NotKnown("readiness-unknown", facts, FactKeys.PodReadiness);
    }

    private RuleLine Liveness(FactView facts)
    {
        var probes = facts.Read(FactKeys.PodLiveness)?.Values;
        if (probes is { IsEmpty: true })
        {
            return Line(Severity.None, "no-liveness", [FactKeys.PodLiveness]);
        }
        if (probes?.Any(probe => ExecWord().IsMatch(probe)) == true)
        {
            return Line(Severity.Degraded, "liveness-exec", [FactKeys.PodLiveness]);
        }
        var times = probes?.Select(Times).ToList();
        if (times is null || times.Any(time => time is null))
        {
            return NotKnown("liveness-unknown", facts, FactKeys.PodLiveness);
        }
        var first = times.OfType<ProbeTimes>().MinBy(time => time.Seconds)!;
        return Line(
            Severity.Degraded,
            "liveness",
            [FactKeys.PodLiveness],
            ("seconds", Text(first.Seconds)),
            ("threshold", Text(first.Threshold)),
            ("period", Text(first.Period)),
            ("timeout", Text(first.Timeout))
        );
    }

    private static ProbeTimes? Times(string probe)
    {
        var numbers = Setting()
            .Matches(probe)
            .GroupBy(match => match.Groups["name"].Value.ToLowerInvariant(), StringComparer.Ordinal)
            .ToDictionary(
                same => same.Key,
                same => int.Parse(same.First().Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture),
                StringComparer.Ordinal
            );
        return
            numbers.TryGetValue("period", out var period) && numbers.TryGetValue("failurethreshold", out var threshold)
            ? new ProbeTimes(threshold, period, numbers.GetValueOrDefault("timeout", DefaultTimeout))
            : null;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\b(?<name>period|failureThreshold|timeout)(Seconds)?\s*[=:]\s*(?<number>[0-9]{1,6})(s\b|\b)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex Setting();

    [GeneratedRegex(@"\bexec\b", RegexOptions.IgnoreCase, Timeout.Infinite)]
    private static partial Regex ExecWord();

    private sealed record ProbeTimes(long Threshold, long Period, long Timeout)
    {
        public long Seconds => (Threshold * Period) + Timeout;
    }
}
