using System.Collections.Immutable;

namespace Quell.Domain.Events;

/// <summary>A runtime event as the tenant's Event V1 tells it, bounded but not interpreted.</summary>
/// <remarks>Every text in it may have been written by the attacker.</remarks>
public sealed record ThreatEvent
{
    public required string Id { get; init; }

    /// <summary>Nanoseconds since 1970, UTC, by the tenant's clock; null when the event carries none.</summary>
    public required long? TimestampNs { get; init; }

    /// <summary>0 to 3 High, 4 and 5 Medium, 6 Low, 7 Info; null when absent or not a number.</summary>
    public required int? Severity { get; init; }

    /// <summary>The name of the policy, which is not the rule.</summary>
    public required string? PolicyName { get; init; }
    public required string? RuleName { get; init; }
    public required string? PolicyId { get; init; }

    /// <summary>The <c>content.type</c>, kept as it came: six are known, more may exist.</summary>
    public required string? ContentType { get; init; }
    public required string? Source { get; init; }
    public required string? Category { get; init; }
    public required string? Engine { get; init; }
    public required string? Output { get; init; }
    public required ImmutableArray<string> RuleTags { get; init; }
    public required ImmutableArray<AutomaticAction> Actions { get; init; }

    /// <summary><c>content.fields</c>; values that mean "unknown" (<c>&lt;NA&gt;</c>, empty) are left out.</summary>
    public required ImmutableSortedDictionary<string, string> Fields { get; init; }
    public required ImmutableSortedDictionary<string, string> Labels { get; init; }

    public string? Field(string name) => Fields.GetValueOrDefault(name);

    public string? Label(string name) => Labels.GetValueOrDefault(name);

    /// <summary>The event's time as UTC; null when it carries none.</summary>
    public DateTimeOffset? At =>
        TimestampNs is { } ns ? DateTimeOffset.UnixEpoch.AddTicks(ns / TimeSpan.NanosecondsPerTick) : null;
}
