namespace Quell.Domain.Facts;

/// <summary>Why something is not known. The four are different findings and are never mixed.</summary>
public enum UnknownReason
{
    NotAsked,
    Empty,
    Rejected,
    Forbidden,
    Unreachable,
}
