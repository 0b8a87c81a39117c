using Quell.Knowledge.Cards;
using Quell.Knowledge.Patterns;

namespace Quell.Knowledge.Ordering;

/// <summary>Where a matched pattern puts an action type.</summary>
/// <param name="Number">From 1, among the pattern's types of that phase.</param>
internal sealed record Place(ActionPhase Phase, int Index, ThreatPattern By, int Number);
