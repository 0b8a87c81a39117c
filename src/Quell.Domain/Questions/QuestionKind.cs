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

    /// <summary>Where an action that was not carried out is filed, if anywhere.</summary>
    Destination,

    /// <summary>A ticket as it would be filed: submit, edit or cancel. It approves nothing.</summary>
    Preview,

    /// <summary>One change of a ticket before it is filed.</summary>
    Edit,

    /// <summary>Whether to go on from an investigation to the response.</summary>
    HandOver,

    /// <summary>Whether a configuration file of the current folder may be used; asked before there is a case.</summary>
    Trust,
}
