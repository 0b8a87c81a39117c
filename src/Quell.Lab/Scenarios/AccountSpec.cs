using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Quell.Lab.Scenarios;

/// <summary>A cloud account; the objects are spelled as the provider's own answers spell them.</summary>
internal sealed record AccountSpec
{
    public required string Provider { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Region { get; init; }

    public required ImmutableArray<JsonObject> Users { get; init; }

    public required ImmutableArray<JsonObject> Roles { get; init; }

    public required ImmutableArray<JsonObject> Policies { get; init; }

    /// <summary>The account's audit log, newest first.</summary>
    public required ImmutableArray<JsonObject> Trail { get; init; }
}
