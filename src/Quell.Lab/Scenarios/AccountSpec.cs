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

    /// <summary>The local profile that works; null takes any.</summary>
    public required string? Profile { get; init; }

    /// <summary>ARN of who the local credentials are; null when there are none.</summary>
    public required string? Caller { get; init; }

    /// <summary>Operations that the caller may not use, as policies spell them: <c>iam:ListRoles</c>.</summary>
    public required ImmutableArray<string> Forbidden { get; init; }

    public required ImmutableArray<JsonObject> Users { get; init; }

    public required ImmutableArray<JsonObject> Groups { get; init; }

    public required ImmutableArray<JsonObject> Roles { get; init; }

    public required ImmutableArray<JsonObject> Policies { get; init; }

    public required ImmutableArray<JsonObject> InstanceProfiles { get; init; }

    /// <summary>ARNs of identity providers for web identities.</summary>
    public required ImmutableArray<string> OpenIdProviders { get; init; }

    /// <summary>The account's audit log, beside the cloud events; in any order.</summary>
    public required ImmutableArray<JsonObject> Trail { get; init; }
}
