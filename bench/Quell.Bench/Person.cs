using System.Diagnostics;
using Quell.Domain.Questions;
using Quell.Runbook.Ports;
using Quell.Runbook.Telling;

namespace Quell.Bench;

/// <summary>Answers at once, and knows when it said yes to a write and when it saw the checklist.</summary>
internal sealed class Person(string choice) : IOperator
{
    public long SaidYes { get; private set; }

    public long SawChecklist { get; private set; }

    /// <summary>When the map of step B was told, by the clock that the journal uses.</summary>
    public DateTimeOffset SawMap { get; private set; }

    public string Face => "bench";

    public bool YesMustName => true;

    public ValueTask TellAsync(Notice notice, CancellationToken cancellationToken)
    {
        if (notice.Kind == NoticeKind.Checklist && SawChecklist == 0)
        {
            SawChecklist = Stopwatch.GetTimestamp();
        }
        else if (notice.Kind == NoticeKind.Map && SawMap == default)
        {
            SawMap = TimeProvider.System.GetUtcNow();
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask<Reply> AskAsync(Question question, CancellationToken cancellationToken)
    {
        var words = question.Kind switch
        {
            QuestionKind.CaseGate => "light",
            QuestionKind.Select => choice,
            QuestionKind.Confirm => "yes",
            QuestionKind.Approve or QuestionKind.Name => question.Accepts[0],
            _ => "no",
        };
        if (question.Kind is QuestionKind.Approve or QuestionKind.Name)
        {
            SaidYes = Stopwatch.GetTimestamp();
        }
        return ValueTask.FromResult<Reply>(new Reply.Words(words));
    }
}
