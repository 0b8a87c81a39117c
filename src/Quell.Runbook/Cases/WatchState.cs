using Quell.Domain.Cases;

namespace Quell.Runbook.Cases;

/// <summary>One watch of a case.</summary>
/// <param name="Session">The session that began it.</param>
/// <param name="EndedIn">The session that it ended in; 0 while it did not.</param>
public sealed record WatchState(
    CaseEntry.WatchStarted Started,
    DateTimeOffset StartedAt,
    long Session,
    CaseEntry.WatchEnded? Ended = null,
    long EndedIn = 0
);
