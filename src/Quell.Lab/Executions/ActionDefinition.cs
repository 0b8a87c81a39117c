using System.Collections.Immutable;

namespace Quell.Lab.Executions;

/// <summary>One entry of the response-action catalogue.</summary>
internal sealed record ActionDefinition
{
    public required string Type { get; init; }

    /// <summary>HOST, CLUSTER or CLOUD.</summary>
    public required string Responder { get; init; }

    public required string Description { get; init; }

    /// <summary>Data gathering or containment: decides which permission it needs.</summary>
    public required bool GathersData { get; init; }

    /// <summary>Writes an artifact, so it needs storage.</summary>
    public required bool NeedsStorage { get; init; }

    /// <summary>Only the undo call runs it.</summary>
    public required bool UndoOnly { get; init; }

    /// <summary>The type that undoes it; null when nothing does.</summary>
    public required string? UndoneBy { get; init; }

    public required ImmutableArray<ActionParameter> Parameters { get; init; }

    public required ImmutableArray<ActionParameter> Outputs { get; init; }

    public string ExecPermission =>
        GathersData ? "data-gathering-response-actions.exec" : "containment-response-actions.exec";
}
