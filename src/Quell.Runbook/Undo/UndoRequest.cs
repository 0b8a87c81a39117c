using Quell.Domain.Cases;

namespace Quell.Runbook.Undo;

/// <summary>An undo as it was asked for on the command line.</summary>
/// <param name="Action">The response to undo: its id, try, type or execution, as typed; null lists what can be undone.</param>
public sealed record UndoRequest(CaseId Case, string? Action);
