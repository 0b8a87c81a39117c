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
}
