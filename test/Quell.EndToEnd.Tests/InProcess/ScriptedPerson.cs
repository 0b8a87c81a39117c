using Quell.Domain.Questions;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;
using Quell.Runbook.Telling;

namespace Quell.EndToEnd.Tests.InProcess;

/// <summary>Answers by the kind of each question, and keeps both sides of the talk.</summary>
/// <param name="answer">Null ends the input.</param>
internal sealed class ScriptedPerson(Func<Question, CaseState, string?> answer) : IScripted
{
    private readonly Lock _lock = new();
    private readonly List<string> _transcript = [];

    public Func<CaseState> State { get; set; } = () => CaseState.Empty;

    public List<Question> Asked { get; } = [];

    public List<Notice> Told { get; } = [];

    public string Transcript => string.Join('\n', _transcript) + "\n";

    public string Face => "plain";

    public bool YesMustName => true;

    public ValueTask TellAsync(Notice notice, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Told.Add(notice);
            _transcript.AddRange(notice.Lines);
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask<Reply> AskAsync(Question question, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Asked.Add(question);
        var words = answer(question, State());
        lock (_lock)
        {
            _transcript.AddRange(["", .. question.Words]);
            _transcript.Add($"? {question.Id} {question.Kind.Word()} [{string.Join(" | ", question.Accepts)}]");
            _transcript.Add(words is null ? "> (end of input)" : $"> {words}");
            _transcript.Add("");
        }
        return ValueTask.FromResult<Reply>(words is null ? new Reply.EndOfInput() : new Reply.Words(words));
    }
}
