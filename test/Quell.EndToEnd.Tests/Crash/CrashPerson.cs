using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Questions;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;
using Quell.Runbook.Report;
using Quell.Runbook.Telling;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>Somebody who says yes to everything that is not over yet, or files all of it, and goes on wherever that is asked.</summary>
/// <param name="state">The case as it stands.</param>
/// <param name="haste">True goes on with what was begun, gives no access that this does not need, and leaves the rest; false chooses all that is left.</param>
/// <param name="files">True declines every action and files it as a ticket.</param>
/// <param name="points">Where each question is a kill point; null where none is passed.</param>
internal sealed class CrashPerson(Func<CaseState> state, bool haste, bool files, KillPoints? points) : IOperator
{
    private readonly Lock _one = new();
    private readonly List<string> _heard = [];

    public string Face => "plain";

    public bool YesMustName => true;

    /// <summary>True chooses nothing and stops.</summary>
    public bool StopsAtTheChecklist { get; init; }

    public ImmutableArray<string> Heard
    {
        get
        {
            lock (_one)
            {
                return [.. _heard];
            }
        }
    }

    public ValueTask TellAsync(Notice notice, CancellationToken cancellationToken)
    {
        lock (_one)
        {
            _heard.AddRange(notice.Lines);
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask<Reply> AskAsync(Question question, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        points?.Pass($"before the answer to {question.Kind}");
        var words = Answer(question);
        lock (_one)
        {
            _heard.AddRange([.. question.Words, $"? {question.Id} {question.Kind}", $"> {words}"]);
        }
        return ValueTask.FromResult<Reply>(new Reply.Words(words));
    }

    private string Answer(Question question) =>
        question.Kind switch
        {
            QuestionKind.Resume => "resume",
            QuestionKind.CaseGate => "light",
            QuestionKind.Grant when haste && !WasBegun(state(), question.Surface) => "no",
            QuestionKind.Grant => "read-only",
            QuestionKind.Mismatch => "skip",
            QuestionKind.Select when StopsAtTheChecklist => "stop",
            QuestionKind.Select => Chosen(state()),
            QuestionKind.Confirm => "yes",
            QuestionKind.Undo => "all",
            QuestionKind.Approve when files && IsResponse(question) => "no",
            QuestionKind.Approve or QuestionKind.Name or QuestionKind.WriteAccess => question.Accepts[0],
            QuestionKind.Destination => files ? question.Accepts[0] : "skip",
            QuestionKind.Preview => Previewed(question),
            QuestionKind.Wait or QuestionKind.Unreconciled => "go-on",
            QuestionKind.StillActive => "none",
            QuestionKind.HandOver => "no",
            _ => question.Accepts.Contains("no") ? "no" : "stop",
        };

    private bool IsResponse(Question question) =>
        question.About is { } about && state().Plan?.Find(about.Action) is not null;

    private string Previewed(Question question) =>
        question.Accepts.FirstOrDefault(word => files ? word is "submit" or "append" : word is "cancel" or "skip")
        ?? question.Accepts[^1];

    private string Chosen(CaseState state)
    {
        var over = Verdict.Latest(state).Select(closed => closed.Try.Action).ToHashSet();
        var left = state.Plan!.Actions.Select(action => action.Id).Where(id => !over.Contains(id)).ToList();
        if (haste)
        {
            left = [.. left.Where(id => WasBegun(state, id))];
        }
        return left.Count == 0 ? "none" : string.Join(' ', left.Select(state.Plan.NumberOf));
    }

    private static bool WasBegun(CaseState state, Surface? surface) =>
        state.Questions.Values.Any(asked =>
            asked.Question.About is { } tried
            && state.EndOf(tried) is null
            && state.Proposed.GetValueOrDefault(tried.Action)?.Surface == surface
        );

    private static bool WasBegun(CaseState state, ActionId id) =>
        state.Questions.Values.Any(asked => asked.Question.About?.Action == id);
}
