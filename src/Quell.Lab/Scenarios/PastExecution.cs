using System.Text.Json.Nodes;

namespace Quell.Lab.Scenarios;

/// <summary>
/// An execution by somebody else, at a time relative to the tenant's start. One before the start is history and
/// changes nothing; a later one is another responder at work, and counts like the client's own.
/// </summary>
internal sealed record PastExecution
{
    public required string Id { get; init; }

    public required string Action { get; init; }

    public required TimeSpan At { get; init; }

    public required OutcomeSpec Outcome { get; init; }

    public required JsonObject Parameters { get; init; }

    public required JsonObject Context { get; init; }

    public required string? CallerId { get; init; }

    public required long UserId { get; init; }

    /// <summary>The execution that this one undoes, if any.</summary>
    public required string? Undoes { get; init; }
}
