namespace Quell.Domain.Questions;

/// <summary>How a <see cref="QuestionKind"/> is spelled on the line that ends a question.</summary>
public static class QuestionKindWords
{
    public static string Word(this QuestionKind kind) =>
        kind switch
        {
            QuestionKind.EventId => "event-id",
            QuestionKind.Resume => "resume",
            QuestionKind.CaseGate => "case-gate",
            QuestionKind.Select => "select",
            QuestionKind.Confirm => "confirm",
            QuestionKind.Grant => "grant",
            QuestionKind.Mismatch => "mismatch",
            QuestionKind.WriteAccess => "write-access",
            QuestionKind.Approve => "approve",
            QuestionKind.Name => "name",
            QuestionKind.Wait => "wait",
            QuestionKind.Unreconciled => "unreconciled",
            QuestionKind.StillActive => "still-active",
            QuestionKind.Undo => "undo",
            QuestionKind.Link => "link",
            QuestionKind.Destination => "destination",
            QuestionKind.Preview => "preview",
            QuestionKind.Edit => "edit",
            QuestionKind.HandOver => "hand-over",
            QuestionKind.Trust => "trust",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
}
