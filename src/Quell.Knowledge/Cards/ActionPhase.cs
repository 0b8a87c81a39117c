namespace Quell.Knowledge.Cards;

/// <summary>Where an action stands in the order: evidence first, containment second, destruction last.</summary>
/// <remarks>Not the effect: a killed process is evicted, and yet it is how a socket is cut, so it is ordered as containment.</remarks>
public enum ActionPhase
{
    Evidence,
    Containment,
    Destruction,
}
