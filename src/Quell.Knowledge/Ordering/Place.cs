using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Ordering;

/// <summary>Where matched patterns put an action type.</summary>
internal readonly record struct Place(ActionPhase Phase, int Index);
