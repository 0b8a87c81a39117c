using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Quell.Lab.Scenarios;

/// <summary>What becomes of a submitted action. The first one that fits is taken.</summary>
internal sealed record OutcomeSpec
{
    public static OutcomeSpec Usual { get; } =
        new()
        {
            Action = string.Empty,
            Where = ImmutableDictionary<string, string>.Empty,
            When = [],
            Enqueued = TimeSpan.FromSeconds(1),
            Running = TimeSpan.FromSeconds(3),
            Ending = Ending.Completed,
            FailureReason = string.Empty,
            FailureMessage = string.Empty,
            Outputs = [],
            Apply = [],
            Remove = [],
        };

    public required string Action { get; init; }

    public required ImmutableDictionary<string, string> Where { get; init; }

    /// <summary>Fits only after one of these; empty fits always.</summary>
    public required ImmutableArray<Trigger> When { get; init; }

    public required TimeSpan Enqueued { get; init; }

    public required TimeSpan Running { get; init; }

    public required Ending Ending { get; init; }

    public required string FailureReason { get; init; }

    public required string FailureMessage { get; init; }

    public required JsonObject Outputs { get; init; }

    /// <summary>Manifests added, or merged over the object of the same kind, namespace and name.</summary>
    public required ImmutableArray<JsonObject> Apply { get; init; }

    /// <summary>Objects that are gone afterwards.</summary>
    public required ImmutableArray<ObjectName> Remove { get; init; }

    /// <summary>The scenario says itself what happens to the cluster; what usually happens does not.</summary>
    public bool ChangesObjects => !Apply.IsEmpty || !Remove.IsEmpty;

    public OutcomeSpec Failing(string reason, string message) =>
        this with
        {
            Ending = Ending.Failed,
            FailureReason = reason,
            FailureMessage = message,
            Outputs = [],
            Apply = [],
            Remove = [],
        };
}
