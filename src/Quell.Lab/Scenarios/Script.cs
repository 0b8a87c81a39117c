using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Quell.Lab.Scenarios;

/// <summary>The parts of a scenario. Immutable; the JSON in it is never changed after reading.</summary>
internal sealed record Script
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required string Story { get; init; }

    /// <summary>The publicly described kind of incident that it follows; empty when none is named.</summary>
    public required string Source { get; init; }

    /// <summary>The incident's event: 32 hexadecimal digits.</summary>
    public required string EventId { get; init; }

    public required TenantProfile Tenant { get; init; }

    public required ImmutableArray<EventSpec> Events { get; init; }

    public required ImmutableArray<StreamSpec> Streams { get; init; }

    public required ImmutableArray<PastExecution> Executions { get; init; }

    public required CatalogueSpec Catalogue { get; init; }

    public required ImmutableArray<OutcomeSpec> Outcomes { get; init; }

    public required ClusterSpec? Cluster { get; init; }

    public required AccountSpec? Account { get; init; }

    public required GraphSpec Graph { get; init; }
}
