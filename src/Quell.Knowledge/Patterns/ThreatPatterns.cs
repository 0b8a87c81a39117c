using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Quell.Domain.Facts;
using Quell.Knowledge.Text;

namespace Quell.Knowledge.Patterns;

/// <summary>Finds the patterns that facts speak for. Several may match; where none does, the generic one alone.</summary>
public static partial class ThreatPatterns
{
    /// <summary>By the priority of the patterns, whatever the order of facts.</summary>
    public static ImmutableArray<PatternMatch> Match(FactSheet facts) => Match(facts, ResponseKnowledge.Embedded);

    public static ImmutableArray<PatternMatch> Match(FactSheet facts, ResponseKnowledge knowledge)
    {
        var matches = knowledge
            .Patterns.Select(pattern => MatchOne(pattern, facts))
            .OfType<PatternMatch>()
            .ToImmutableArray();
        return matches.IsEmpty ? [.. knowledge.Patterns.Where(pattern => pattern.IsGeneric).Select(Generic)] : matches;
    }

    private static PatternMatch Generic(ThreatPattern pattern) =>
        new(pattern, "no pattern of this program speaks for anything else", pattern.Citation);

    private static PatternMatch? MatchOne(ThreatPattern pattern, FactSheet facts)
    {
        var found = Signals(pattern, facts).ToList();
        return found.Count == 0
            ? null
            : new PatternMatch(
                pattern,
                string.Join(", ", found.Select(signal => signal.Words).Distinct(StringComparer.Ordinal)),
                found[0].By
            );
    }

    private static IEnumerable<(string Words, Citation By)> Signals(ThreatPattern pattern, FactSheet facts)
    {
        foreach (var (value, by) in Values(facts, FactKeys.EventRule))
        {
            if (pattern.Rules.Any(part => value.Contains(part, StringComparison.OrdinalIgnoreCase)))
            {
                yield return ($"rule \"{Names.Of(value)}\"", by);
            }
        }
        foreach (var (value, by) in Values(facts, FactKeys.EventTags))
        {
            if (TagSpeaks(pattern, value))
            {
                yield return ($"tag {Names.Of(value)}", by);
            }
        }
        foreach (var (value, by) in Values(facts, FactKeys.ProcessName))
        {
            if (pattern.Processes.Contains(value, StringComparer.OrdinalIgnoreCase))
            {
                yield return ($"process {Names.Of(value)}", by);
            }
        }
        foreach (var (value, by) in Values(facts, FactKeys.ProcessCommand))
        {
            if (
                pattern.Commands.FirstOrDefault(part => value.Contains(part, StringComparison.OrdinalIgnoreCase)) is
                { } part
            )
            {
                yield return ($"\"{part}\" in the command line", by);
            }
        }
    }

    private static IEnumerable<(string Value, Citation By)> Values(FactSheet facts, string key) =>
        facts[key].AllReadings.SelectMany(reading => reading.Values.Select(value => (value, reading.Citation)));

    // Two spellings: MITRE_T1552.001_credentials_in_files, and bare T1552 beside mitre_credential_access.
    private static bool TagSpeaks(ThreatPattern pattern, string tag) =>
        pattern.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase)
        || (
            TechniqueIn().Match(tag) is { Success: true } id
            && pattern.Techniques.Contains(id.Value, StringComparer.OrdinalIgnoreCase)
        );

    [GeneratedRegex(
        @"(?<![A-Za-z0-9])T[0-9]{4}(\.[0-9]{3})?(?![0-9])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex TechniqueIn();
}
