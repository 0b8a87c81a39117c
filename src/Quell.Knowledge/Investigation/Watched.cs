using System.Collections.Immutable;

namespace Quell.Knowledge.Investigation;

/// <summary>Something that is followed when it fires near a threat.</summary>
/// <param name="Rules">Parts of rule names.</param>
/// <param name="Calls">Calls to the cloud's API, compared whole.</param>
/// <param name="Why">Why it matters, as a clause.</param>
public sealed record Watched(
    string Name,
    Tactic Tactic,
    ImmutableArray<string> Rules,
    ImmutableArray<string> Calls,
    string Why
);
