namespace Quell.Runbook.Telling;

/// <summary>What a notice is, so that a face can give it its place and its look.</summary>
public enum NoticeKind
{
    FirstRun,
    Preamble,
    Banner,
    Connectivity,
    Opening,
    Inventory,
    Contained,
    Map,
    Checklist,
    Restatement,
    Narration,

    /// <summary>What is said before a write or its rehearsal.</summary>
    Acting,
    Outcome,
    Ticket,
    Watch,
    Report,
    Summary,
    Warning,
    Error,
    Help,

    /// <summary>What only a person's eyes may have: a face that writes anywhere else leaves it out.</summary>
    Secret,
}
