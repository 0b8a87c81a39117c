namespace Quell.Domain.Questions;

/// <summary>What a question is about; its word is part of the contract of plain mode.</summary>
public enum QuestionKind
{
    EventId,
    Resume,
    CaseGate,
    Select,
    Confirm,
    Grant,
    Mismatch,
    WriteAccess,
    Approve,
    Name,
    Wait,
    Unreconciled,
    StillActive,
    Undo,
    Link,

    /// <summary>Whether to go on from an investigation to the response.</summary>
    HandOver,

    /// <summary>Whether a configuration file of the current folder may be used; asked before there is a case.</summary>
    Trust,
}
