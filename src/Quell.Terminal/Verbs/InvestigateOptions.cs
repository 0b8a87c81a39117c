using Quell.Domain.Events;

namespace Quell.Terminal.Verbs;

/// <summary><c>quell investigate [EVENT_ID]</c></summary>
public sealed record InvestigateOptions
{
    /// <summary>Null when none was given: one of the last 24 hours is picked.</summary>
    public EventId? Event { get; init; }
    public required TenantOptions Tenant { get; init; }

    /// <summary>The folder of case files, as typed; null for the usual one.</summary>
    public string? CaseFiles { get; init; }
    public bool Plain { get; init; }

    /// <summary>The folder that holds the cases, as typed; null for the usual one.</summary>
    public string? State { get; init; }
}
