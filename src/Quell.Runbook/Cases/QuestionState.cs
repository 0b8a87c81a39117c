using System.Collections.Immutable;
using Quell.Domain.Cases;
using Quell.Domain.Questions;

namespace Quell.Runbook.Cases;

/// <summary>One question of a case with every answer that was tried on it.</summary>
public sealed record QuestionState(JournalEntry Asked, long Session, ImmutableArray<JournalEntry> Answers)
{
    public Question Question => ((CaseEntry.QuestionAsked)Asked.Body).Question;

    /// <summary>The answer that counts: the first one that could be read. Null while there is none.</summary>
    public Answer? Answer => AnswerEntry is { } entry ? ((CaseEntry.AnswerGiven)entry.Body).Answer : null;

    public JournalEntry? AnswerEntry =>
        Answers.FirstOrDefault(entry => ((CaseEntry.AnswerGiven)entry.Body).Answer.Meaning.Length > 0);

    public bool IsYes => string.Equals(Answer?.Meaning, Domain.Questions.Answer.Yes, StringComparison.Ordinal);
}
