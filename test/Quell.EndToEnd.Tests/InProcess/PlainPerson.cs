using Quell.Domain.Questions;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;
using Quell.Runbook.Telling;
using Quell.Terminal.Plain;

namespace Quell.EndToEnd.Tests.InProcess;

/// <summary>Somebody at the plain face of the program, typing by the kind of each question.</summary>
/// <param name="answer">Null ends the input.</param>
internal sealed class PlainPerson : IScripted, IDisposable
{
    private readonly Func<Question, CaseState, string?> _answer;
    private readonly TypedLines _typed = new();
    private readonly StringWriter _shown = new() { NewLine = "\n" };
    private readonly PlainOperator _face;

    public PlainPerson(Func<Question, CaseState, string?> answer)
    {
        _answer = answer;
        _face = new PlainOperator(_typed, _shown);
    }

    public Func<CaseState> State { get; set; } = () => CaseState.Empty;

    /// <summary>What the face wrote, and after each question what was typed.</summary>
    public string Transcript => _shown.ToString();

    public string Face => _face.Face;

    public bool YesMustName => _face.YesMustName;

    public void Dispose()
    {
        _typed.Dispose();
        _shown.Dispose();
    }

    public ValueTask TellAsync(Notice notice, CancellationToken cancellationToken) =>
        _face.TellAsync(notice, cancellationToken);

    public async ValueTask<Reply> AskAsync(Question question, CancellationToken cancellationToken)
    {
        var words = _answer(question, State());
        _typed.Type(words);
        var reply = await _face.AskAsync(question, cancellationToken);
        await _shown.WriteLineAsync(words is null ? "> (end of input)" : $"> {words}");
        return reply;
    }
}
