namespace Quell.Knowledge.Cards;

/// <summary>What an action does to what it acts on; consequence rules select by it.</summary>
public enum CardVerb
{
    /// <summary>Takes a copy and changes nothing.</summary>
    Copy,
    Kill,
    Stop,
    Pause,
    Delete,
    Restart,

    /// <summary>Stops or reverses a rollout.</summary>
    Roll,
    Isolate,

    /// <summary>Takes a Pod out of the hands of its owner and its Services by its labels.</summary>
    Detach,
    Scale,

    /// <summary>Stops a controller from doing its work.</summary>
    Suspend,
    Cordon,

    /// <summary>Keeps an object from being removed by others.</summary>
    Protect,

    /// <summary>Takes rights from an identity that others may have too.</summary>
    Revoke,

    /// <summary>Denies an identity everything.</summary>
    Deny,
    Quarantine,

    /// <summary>Closes something that is open to the world.</summary>
    Close,

    /// <summary>Deletes a network policy.</summary>
    Open,
    Unknown,
}
