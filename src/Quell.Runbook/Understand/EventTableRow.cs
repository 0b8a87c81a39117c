using Quell.Domain.Events;
using Quell.Runbook.Investigate;

namespace Quell.Runbook.Understand;

/// <summary>Events of one rule on one resource.</summary>
/// <param name="First">The one that began it; it is what a pick takes.</param>
public sealed record EventTableRow(ThreatEvent First, int Count, DateTimeOffset? Last)
{
    /// <summary>Outside text.</summary>
    public string Place => EventPlace.Of(First).Brief;
}
