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

    /// <summary>What was sent was made for another version of the object: a precondition in it did not hold, and nothing was changed.</summary>
    Conflict,

    /// <summary>A rule of the cluster, such as an admission webhook, said no.</summary>
    Denied,

    /// <summary>A quota is used up.</summary>
    LimitExceeded,

    /// <summary>The far side alone changes this: a role that a service of the provider owns.</summary>
    Protected,
}
