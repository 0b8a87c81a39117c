using Quell.Domain.Questions;
using Quell.EndToEnd.Tests.InProcess;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;
using Quell.Runbook.Telling;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>Somebody who first asks back whatever can be asked at a kind of question, then answers, and keeps what was said.</summary>
/// <param name="answer">Null ends the input.</param>
internal sealed class ListeningPerson(Func<Question, CaseState, string?> answer) : IScripted
{
    private static readonly string[] s_asides = ["map", "help", "undo", "why 1", "why 2", "why 3", "why 9"];

    private readonly Lock _one = new();
    private readonly List<Said> _said = [];
    private readonly HashSet<QuestionKind> _met = [];
    private readonly Queue<string> _left = new();
    private Func<CaseGlance>? _glance;

    public Func<CaseState> State { get; set; } = () => CaseState.Empty;

    public IReadOnlyList<Said> Said => _said;

    public string Face => "plain";

    public bool YesMustName => true;

    public void Follow(Func<CaseGlance>? glance) => _glance = glance ?? _glance;

    public ValueTask TellAsync(Notice notice, CancellationToken cancellationToken)
    {
        lock (_one)
        {
            _said.Add(new Said(notice, null, _glance?.Invoke()));
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask<Reply> AskAsync(Question question, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_one)
        {
            _said.Add(new Said(Notice.Of(NoticeKind.Restatement), question, _glance?.Invoke()));
        }
        if (_met.Add(question.Kind) && question.Kind is QuestionKind.Select or QuestionKind.Approve)
        {
            foreach (var aside in s_asides)
            {
                _left.Enqueue(aside);
            }
        }
        var words = _left.TryDequeue(out var next) ? next : answer(question, State());
        return ValueTask.FromResult<Reply>(words is null ? new Reply.EndOfInput() : new Reply.Words(words));
    }
}
