using System.Collections.Immutable;
using Quell.Domain.Facts;

namespace Quell.Knowledge.Patterns;

/// <summary>Finds the patterns that facts speak for. Several may match; where none does, the generic one alone.</summary>
public static class ThreatPatterns
{
    public static ImmutableArray<PatternMatch> Match(FactSheet facts) => Match(facts, ResponseKnowledge.Embedded);

    /// <summary>
    /// Those that something speaks for which is their own come first, by priority; then those that only a shared rule
    /// speaks for. The order of facts does not matter.
    /// </summary>
    public static ImmutableArray<PatternMatch> Match(FactSheet facts, ResponseKnowledge knowledge)
    {
        var finder = new SignalFinder(facts, knowledge.Attack);
        var matches = knowledge.Patterns.Select(pattern => MatchOne(pattern, finder)).OfType<PatternMatch>();
        return Sorted(matches) is { IsEmpty: false } found
            ? found
            :
            [
                .. knowledge
                    .Patterns.Where(pattern => pattern.IsGeneric)
                    .Select(pattern => new PatternMatch(pattern, [], null)),
            ];
    }

    internal static ImmutableArray<PatternMatch> Sorted(IEnumerable<PatternMatch> matches) =>
        [
            .. matches
                .OrderBy(match => match.IsWeak ? 1 : 0)
                .ThenBy(match => match.Pattern.Priority)
                .ThenBy(match => match.Pattern.Id, StringComparer.Ordinal),
        ];

    private static PatternMatch? MatchOne(ThreatPattern pattern, SignalFinder finder)
    {
        var signals = finder.Find(pattern.Signals).ToImmutableArray();
        return signals.IsEmpty ? null : new PatternMatch(pattern, signals, FlipSign(pattern, signals, finder));
    }

    /// <summary>A rule that other threats fire too is no sign that data is leaving or being destroyed.</summary>
    private static PatternSignal? FlipSign(
        ThreatPattern pattern,
        ImmutableArray<PatternSignal> signals,
        SignalFinder finder
    ) =>
        pattern.Flip is not { } flip
            ? null
            : finder.Find(flip.Signals).FirstOrDefault()
                ?? (flip.ByDefault ? signals.FirstOrDefault(signal => !signal.IsShared) : null);
}
