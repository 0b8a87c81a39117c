using Quell.Domain.Events;

namespace Quell.Terminal.Verbs;

/// <summary><c>quell respond [EVENT_ID]</c></summary>
public sealed record RespondOptions
{
    /// <summary>Null when none was given: it is asked for.</summary>
    public EventId? Event { get; init; }
    public required TenantOptions Tenant { get; init; }

    /// <summary>Who handed the event over, such as <c>sysdig-runtime-investigate</c>: lower-case letters, digits, dashes.</summary>
    public string? Handoff { get; init; }

    /// <summary>The investigation's ticket: an issue key, its address, or the key of an incident; null where none was named.</summary>
    public string? Ticket { get; init; }

    /// <summary>Starts another case, whatever is unfinished.</summary>
    public bool New { get; init; }

    /// <summary>The folder of case files, as typed; null for the usual one.</summary>
    public string? CaseFiles { get; init; }
    public bool Plain { get; init; }

    /// <summary>The folder that holds the cases, as typed; null for the usual one.</summary>
    public string? State { get; init; }

    /// <summary>Time between two polls of the watcher: whole seconds, 1 to 300.</summary>
    public required TimeSpan WatchInterval { get; init; }

    /// <summary>1 to 60.</summary>
    public required int WatchPolls { get; init; }
}
