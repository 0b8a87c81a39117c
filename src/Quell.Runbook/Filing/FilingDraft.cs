using System.Collections.Immutable;
using Quell.Domain.Calls;

namespace Quell.Runbook.Filing;

/// <summary>Where a ticket goes, and what the person changed of it so far.</summary>
/// <param name="Desk">The surface that takes it.</param>
public sealed record FilingDraft(Surface Desk, ImmutableArray<FilingEdit> Edits)
{
    /// <summary>Names this draft within its filing.</summary>
    public string Name => $"{TicketDesks.Answer(Desk)} {Edits.Length}";

    /// <summary>The latest value of one thing; null where the person said nothing about it.</summary>
    public string? Said(string what) =>
        Edits.LastOrDefault(edit => string.Equals(edit.What, what, StringComparison.Ordinal))?.Value;
}
