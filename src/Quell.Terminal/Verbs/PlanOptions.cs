using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Events;

namespace Quell.Terminal.Verbs;

/// <summary><c>quell plan [EVENT_ID]</c></summary>
public sealed record PlanOptions
{
    /// <summary>Null when none was given; it is not asked for.</summary>
    public EventId? Event { get; init; }
    public required TenantOptions Tenant { get; init; }

    /// <summary>Surfaces besides the tenant that may be read; nothing is asked about them.</summary>
    public ImmutableSortedSet<Surface> AuthorizedReads { get; init; } = [];
    public bool Json { get; init; }

    /// <summary>The folder of case files, as typed; null for the usual one.</summary>
    public string? CaseFiles { get; init; }
    public bool Plain { get; init; }
}
