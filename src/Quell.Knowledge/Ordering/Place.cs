using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Ordering;

/// <summary>Where matched patterns put an action type.</summary>
internal sealed record Place(ActionPhase Phase, int Index);
