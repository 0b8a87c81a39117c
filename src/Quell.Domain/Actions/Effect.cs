namespace Quell.Domain.Actions;

/// <summary>What a call to the outside does to the world. All but <see cref="Read"/> and <see cref="Rehearsal"/> are writes.</summary>
public enum Effect
{
    /// <summary>Looks, changes nothing.</summary>
    Read,

    /// <summary>A server-side dry run: needs the write grant, but no approval.</summary>
    Rehearsal,

    /// <summary>Copies or preserves something that a later step may destroy.</summary>
    Evidence,

    /// <summary>Limits what the attacker can reach.</summary>
    Containment,

    /// <summary>Takes away a foothold: a process, a Pod, a key.</summary>
    Eviction,

    /// <summary>Takes away a way back in.</summary>
    Hardening,

    /// <summary>Writes a ticket or an incident for a person.</summary>
    Filing,
}
