using System.Collections.Immutable;

namespace Quell.Knowledge.Investigation;

/// <summary>A kind of control, and how much a failed one explains a rule that fired.</summary>
/// <param name="Controls">Parts of names of controls.</param>
/// <param name="Tactics">Of rules that it speaks to directly.</param>
/// <param name="Near">Of rules that it makes worse.</param>
public sealed record PostureArea(
    string Name,
    ImmutableArray<string> Controls,
    ImmutableArray<Tactic> Tactics,
    ImmutableArray<Tactic> Near,
    int Direct,
    int Otherwise
);
