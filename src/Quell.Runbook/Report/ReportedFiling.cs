using Quell.Domain;

namespace Quell.Runbook.Report;

/// <summary>One filing at a ticket desk, which is a write with a yes of its own.</summary>
/// <param name="Desk">Such as <c>Jira</c>.</param>
/// <param name="What">What was filed: the type of the action, or the remediation log.</param>
/// <param name="Ticket">The ticket that the desk names; null where it names none.</param>
/// <param name="Link">Where a person finds it; null where the desk named no address.</param>
public sealed record ReportedFiling(
    string Desk,
    string What,
    string? Ticket,
    string? Link,
    Status Status,
    string Detail,
    ReportedDecision Decision
);
