using Quell.Knowledge.Cards;
using Quell.Knowledge.Ordering;

namespace Quell.Knowledge.Patterns;

/// <summary>What a pattern may refer to.</summary>
/// <param name="Cards">By type.</param>
/// <param name="Own">Where a file of the user's lies, by the path that it has among the knowledge files.</param>
internal sealed record PatternSources(
    IReadOnlyDictionary<string, ActionCard> Cards,
    Achievements Achievements,
    AttackWords Attack,
    IReadOnlyDictionary<string, string> Own
);
