using Quell.Domain.Actions;
using Quell.Domain.Cases;
using Quell.Domain.Questions;

namespace Quell.Runbook.Report;

/// <summary>Reads from questions and answers how each try was decided.</summary>
public sealed class ReportedDecisions
{
    private static readonly ReportedDecision s_none = new(
        ReportedDecisionKind.Undecided,
        0,
        null,
        null,
        null,
        null,
        null
    );

    private readonly Dictionary<string, Question> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<ActionTry, ReportedDecision> _tries = [];
    private readonly HashSet<ActionTry> _sent = [];

    private ReportedDecisions() { }

    public static ReportedDecisions Of(IEnumerable<JournalEntry> entries)
    {
        var decisions = new ReportedDecisions();
        foreach (var entry in entries)
        {
            decisions.Read(entry);
        }
        return decisions;
    }

    /// <param name="isOver">False where the try did not end: what was not answered is undecided then.</param>
    public ReportedDecision On(ActionTry tried, bool isOver)
    {
        var known = _tries.GetValueOrDefault(tried, s_none);
        return known with
        {
            Kind =
                _sent.Contains(tried) ? ReportedDecisionKind.Approved
                : known.Kind == ReportedDecisionKind.Declined ? ReportedDecisionKind.Declined
                : isOver ? ReportedDecisionKind.NotSent
                : ReportedDecisionKind.Undecided,
        };
    }

    /// <summary>The latest try of an action that was put to the person; null where none was.</summary>
    public ActionTry? LatestOf(ActionId action) =>
        _tries
            .Keys.Where(tried => tried.Action == action)
            .OrderBy(tried => tried.Attempt)
            .Select(tried => (ActionTry?)tried)
            .LastOrDefault();

    private void Read(JournalEntry entry)
    {
        switch (entry.Body)
        {
            case CaseEntry.QuestionAsked { Question: { About: { } tried } question } when Decides(question.Kind):
                _open[question.Id] = question;
                if (question.Kind == QuestionKind.Approve)
                {
                    Presented(tried, question, entry.At);
                }
                break;
            case CaseEntry.AnswerGiven { Answer: { Meaning.Length: > 0 } answer }
                when _open.GetValueOrDefault(answer.QuestionId) is { About: { } tried }:
                Answered(tried, answer, entry.At);
                break;
            case CaseEntry.CallIntended { Call: { Try: { } tried } call } when call.Effect.IsWrite():
                _sent.Add(tried);
                break;
        }
    }

    private void Presented(ActionTry tried, Question question, DateTimeOffset at)
    {
        var before = _tries.GetValueOrDefault(tried, s_none);
        _tries[tried] = before with
        {
            Kind = ReportedDecisionKind.Undecided,
            Presented = before.Presented + 1,
            AskedAt = at,
            Digest = question.Digest,
        };
    }

    /// <summary>The last answer decides: a name that was not typed takes the yes before it back.</summary>
    private void Answered(ActionTry tried, Answer answer, DateTimeOffset at)
    {
        var before = _tries.GetValueOrDefault(tried, s_none);
        var yes = string.Equals(answer.Meaning, Answer.Yes, StringComparison.Ordinal);
        _tries[tried] = before with
        {
            Kind = yes ? ReportedDecisionKind.Approved : ReportedDecisionKind.Declined,
            At = at,
            By = answer.Who,
            Took = before.AskedAt is { } asked ? at - asked : null,
        };
    }

    private static bool Decides(QuestionKind kind) =>
        kind is QuestionKind.Approve or QuestionKind.Name or QuestionKind.WriteAccess;
}
