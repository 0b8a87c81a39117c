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
    Map,
    Checklist,
    Restatement,
    Narration,
    Outcome,
    Ticket,
    Watch,
    Report,
    Summary,
    Warning,
    Error,
    Help,
}
