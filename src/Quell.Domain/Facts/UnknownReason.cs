namespace Quell.Domain.Facts;

/// <summary>Why something is not known. They are different findings and are never mixed.</summary>
public enum UnknownReason
{
    NotAsked,
    Empty,
    Rejected,
    Forbidden,
    Unreachable,

    /// <summary>The credentials are missing or have run out.</summary>
    LoggedOut,

    /// <summary>An answer came that cannot be understood, or that is larger than may be kept.</summary>
    Unreadable,
}
