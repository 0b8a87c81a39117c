namespace Quell.Knowledge.Cards;

/// <summary>When a parameter is sent. What the tenant requires is always needed, whatever a card says.</summary>
public enum ParameterNeed
{
    /// <summary>Without it the action would hit something else: the tenant has to take it and a fact has to give it.</summary>
    Always,

    /// <summary>Needed wherever the tenant lists it, also as optional.</summary>
    WhenListed,

    /// <summary>Sent when known, left out when not.</summary>
    Optional,

    /// <summary>Part of one of the card's target choices.</summary>
    Choice,

    /// <summary>Left out unless the tenant requires it.</summary>
    OnlyIfRequired,
}
