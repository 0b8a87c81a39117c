using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Quell.Lab.Scenarios;

/// <summary>Events that come again and again until something is done about them.</summary>
internal sealed record StreamSpec
{
    public required string Name { get; init; }

    public required TimeSpan Every { get; init; }

    /// <summary>The first one, relative to the tenant's start; counted from the trigger when there are <see cref="Starts"/>.</summary>
    public required TimeSpan From { get; init; }

    /// <summary>How many at most.</summary>
    public required long Times { get; init; }

    public required JsonObject Body { get; init; }

    /// <summary>Silent until one of these; empty runs from the beginning.</summary>
    public required ImmutableArray<Trigger> Starts { get; init; }

    /// <summary>Silent after one of these, for as long as it is not undone.</summary>
    public required ImmutableArray<Trigger> Stops { get; init; }

    /// <summary>Silent for a while after one of these, then again with another body: the replacement does the same.</summary>
    public required ImmutableArray<Restart> Restarts { get; init; }

    /// <param name="On">What replaces the source of the events; its delay is the silence.</param>
    /// <param name="Overlay">What is different afterwards.</param>
    internal sealed record Restart(Trigger On, JsonObject Overlay);
}
