using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Quell.Lab.Scenarios;

/// <summary>What the tenant lets its client do, and what is installed in it.</summary>
internal sealed record TenantProfile
{
    public required string CustomerId { get; init; }

    public required ImmutableHashSet<string> Permissions { get; init; }

    /// <summary>Leave out of <c>tools/list</c> what the token may not use, as the public Go server does.</summary>
    public required bool HideForbiddenTools { get; init; }

    /// <summary>How long an event takes from happening to being listed.</summary>
    public required TimeSpan IngestDelay { get; init; }

    /// <summary>The capture storage document as it is answered.</summary>
    public required JsonObject Storage { get; init; }

    /// <summary>Whether actions can store artifacts: a setting of its own, foretold by the capture storage.</summary>
    public required bool StoresArtifacts { get; init; }

    public required ImmutableArray<Responder> Responders { get; init; }
}
