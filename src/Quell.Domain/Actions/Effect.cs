namespace Quell.Domain.Actions;

/// <summary>What a call does to the world outside. All but the first two are writes.</summary>
public enum Effect
{
    Read,
    Rehearsal,
    Evidence,
    Containment,
    Eviction,
    Hardening,
    Filing,
}
