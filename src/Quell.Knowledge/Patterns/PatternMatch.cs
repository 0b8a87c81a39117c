using System.Collections.Immutable;
using Quell.Domain.Facts;

namespace Quell.Knowledge.Patterns;

/// <summary>A pattern that the case's facts speak for.</summary>
/// <param name="Signals">What speaks for it; none for the generic one.</param>
/// <param name="FlipSign">What shows that its flip holds; null where nothing does.</param>
public sealed record PatternMatch(ThreatPattern Pattern, ImmutableArray<PatternSignal> Signals, PatternSignal? FlipSign)
{
    /// <summary>True when containment goes before evidence.</summary>
    public bool ContainsFirst => FlipSign is not null;

    /// <summary>True when all that speaks for it are rules that other threats fire as well.</summary>
    public bool IsWeak => !Pattern.IsGeneric && Signals.All(signal => signal.IsShared);

    /// <summary>What speaks for it in one line.</summary>
    public string Evidence =>
        Signals.IsEmpty
            ? "no pattern of this program speaks for anything else"
            : string.Join(", ", Signals.Select(signal => signal.Words).Distinct(StringComparer.Ordinal));

    /// <summary>Where the first signal was read; the pattern's own file for the generic one.</summary>
    public Citation Citation => Signals.IsEmpty ? Pattern.Citation : Signals[0].Citation;
}
