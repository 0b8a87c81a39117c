using System.Collections.Immutable;

namespace Quell.Domain.Responses;

/// <summary>One run of a response action, as the tenant reports it.</summary>
public sealed record ActionExecution
{
    public required string Id { get; init; }
    public required string ActionType { get; init; }
    public required ResponderType Responder { get; init; }

    /// <summary>The tenant's word, kept as it came.</summary>
    public required string Status { get; init; }
    public required ImmutableSortedDictionary<string, string> Parameters { get; init; }

    /// <summary>Outputs with the query string of every URL removed: it is a bearer secret.</summary>
    public required ImmutableSortedDictionary<string, string> Outputs { get; init; }
    public required string? CallerId { get; init; }
    public required string? FailureReason { get; init; }
    public required string? FailureLog { get; init; }
    public required DateTimeOffset? CreatedAt { get; init; }
    public required DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Set when this execution is the undo of another.</summary>
    public required string? Undoes { get; init; }

    /// <summary>Only two words end a poll. Any other, known or not, is still running and never a success.</summary>
    public ExecutionPhase Phase =>
        Status.ToUpperInvariant() switch
        {
            "COMPLETED" => ExecutionPhase.Completed,
            "FAILED" => ExecutionPhase.Failed,
            "ENQUEUED" or "CREATED" => ExecutionPhase.Enqueued,
            "IN_PROGRESS" => ExecutionPhase.InProgress,
            _ => ExecutionPhase.Unrecognised,
        };
}
