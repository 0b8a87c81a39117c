namespace Quell.Domain.Calls;

/// <summary>What a refusal means for what comes next.</summary>
public enum RefusalKind
{
    Other,
    ResponderNotFound,
    StorageNotConfigured,
    PermissionMissing,
    NotAuthenticated,
    NotFound,
    RateLimited,
    Rejected,
    ServerError,

    /// <summary>The cluster does not serve such a kind: there are no objects of it.</summary>
    KindMissing,

    /// <summary>A local file or setting is not as it has to be, so that the program could not ask.</summary>
    Misconfigured,
}
