using Quell.Domain.Cases;

namespace Quell.Runbook.Cases;

/// <summary>One watch of a case.</summary>
public sealed record WatchState(CaseEntry.WatchStarted Started, DateTimeOffset StartedAt, CaseEntry.WatchEnded? Ended);
