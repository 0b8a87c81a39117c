using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Plans;

namespace Quell.Runbook.Report;

/// <summary>One try of one action, or of one undo, as the report tells it.</summary>
/// <param name="Name">Its type; the try itself where the journal does not hold the action.</param>
/// <param name="Action">The value that was shown, approved and sent; null where the journal does not hold it.</param>
/// <param name="Try">Null for what was chosen and never tried.</param>
/// <param name="Reason">What it was for and what was expected of it.</param>
/// <param name="Undo">The way back in one piece, or what became of it; null where there is none.</param>
/// <param name="UndoLines">The same in full, with its hazards.</param>
/// <param name="TicketText">The text for a person to run it by hand; null where it was not declined.</param>
/// <param name="Output">What came back that is worth reading: outputs of the execution, links without their signature.</param>
public sealed record ReportedAction(
    string Name,
    ResponseAction? Action,
    ActionTry? Try,
    string Reason,
    ReportedDecision Decision,
    Status Status,
    string? Detail,
    DateTimeOffset? SentAt,
    DateTimeOffset? EndedAt,
    string? ExecutionId,
    string? Undo,
    ImmutableArray<string> UndoLines,
    string? TicketText,
    ImmutableArray<string> Output
)
{
    public bool IsUndo => Action?.Undoes is not null;

    /// <summary>Why it stood where it stood in the last checklist that offered it; null for undos.</summary>
    public PlannedPlace? Place { get; init; }

    /// <summary>What kind of no the far side answered; null where it answered none.</summary>
    public RefusalKind? Refusal { get; init; }

    /// <summary>Where its ticket stands at a desk; null where it was not filed.</summary>
    public string? Filed { get; init; }

    /// <summary>True once an undo of it is done.</summary>
    public bool IsUndone { get; init; }

    /// <summary>Type, scope and try, as a headline.</summary>
    public string Headline =>
        Action is null ? Name : $"{Action.Type} ({Action.Scope}){(Try is { } tried ? $" {tried}" : "")}";
}
