namespace Quell.Domain.Responses;

/// <summary>Who the tenant says it is. What the settings hold is not published, so every part may be unknown.</summary>
/// <param name="Id">The customer's id, or a digest of what identifies the server where the tenant gives none.</param>
public sealed record TenantIdentity(string? Id, string? Name)
{
    public string Text =>
        (Name, Id) switch
        {
            (not null, not null) => $"{Name} ({Id})",
            (not null, null) => Name,
            (null, not null) => Id,
            _ => "unknown",
        };
}
