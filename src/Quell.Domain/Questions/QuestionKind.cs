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
    Approve,
    Name,
    Wait,
    Unreconciled,
    StillActive,
    Link,
}
