using System.Collections.Immutable;
using Quell.Knowledge.Investigation;
using Quell.Knowledge.Patterns;

namespace Quell.Runbook.Investigate;

/// <summary>How sure an investigation may be, from 1 to 5, and what that rests on.</summary>
internal static class Conviction
{
    private const int Most = 5;
    private const int Strong = 4;

    public static (int Score, string Why) Of(
        Classification rule,
        ImmutableArray<PatternMatch> matches,
        IncidentScope scope,
        ImmutableArray<Correlation> correlations
    )
    {
        var match = matches.FirstOrDefault(match => !match.Pattern.IsGeneric && !match.IsWeak);
        var agree = match is not null && rule.Tactic is { } tactic && Speaks(tactic, match);
        var (score, why) = (match, rule) switch
        {
            ({ } known, { IsTagged: true }) when agree => (
                4,
                $"the rule's tags and the pattern {known.Pattern.Title} agree"
            ),
            ({ } known, { IsTagged: true }) => (
                3,
                $"the rule's tags and the pattern {known.Pattern.Title} both speak for it, of different stages"
            ),
            ({ } known, _) => (3, $"the pattern {known.Pattern.Title} speaks for it, and the rule carries no tag"),
            (null, { IsTagged: true }) => (3, "the rule's own tags speak for it, and no pattern does"),
            (null, { Tactic: not null }) => (2, "only the rule's name speaks for it"),
            _ => (1, "nothing but the event itself speaks for it"),
        };
        var reasons = new List<string> { why };
        var before = score;
        var near = scope.Signals.FirstOrDefault(signal =>
            signal.Ties.Any(tie => tie is "same workload" or "same container" or "same cloud identity")
            && signal.Class.All.Any(tactic => rule.All.Any(tactic.IsNear))
        );
        if (near is not null)
        {
            score++;
            reasons.Add($"{near.Rule} fired on the same resource within two hours");
        }
        if (correlations.FirstOrDefault() is { Score: >= Strong } finding)
        {
            score = Math.Max(score + 1, finding.Score);
            reasons.Add($"a finding scores {finding.Score}");
        }
        return (
            Math.Min(score, Most),
            string.Join("; ", reasons) + (score == before ? ", and nothing else adds to it" : "")
        );
    }

    private static bool Speaks(Tactic tactic, PatternMatch match) =>
        match.Pattern.Attack.Any(attack =>
            tactic.Techniques.Contains(attack.Current.Split('.')[0], StringComparer.OrdinalIgnoreCase)
        );
}
