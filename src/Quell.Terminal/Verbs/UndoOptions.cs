using Quell.Domain.Cases;

namespace Quell.Terminal.Verbs;

/// <summary><c>quell undo CASE [ACTION]</c></summary>
public sealed record UndoOptions
{
    public required CaseId Case { get; init; }

    /// <summary>Id, try, type or execution of what is to be undone; null lists what can be.</summary>
    public string? Action { get; init; }

    /// <summary>Unsaid means the tenant of the case.</summary>
    public required TenantOptions Tenant { get; init; }
    public string? State { get; init; }
    public bool Plain { get; init; }
}
