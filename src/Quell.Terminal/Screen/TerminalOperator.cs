using Quell.Domain.Questions;
using Quell.Runbook.Ports;
using Quell.Runbook.Telling;
using Spectre.Console;

namespace Quell.Terminal.Screen;

/// <summary>The operator on a terminal: the words of the plain face, set in colours and rules.</summary>
/// <remarks>
/// What was typed before a question was drawn is dropped. When the screen is gone nobody can have read a question: it is
/// answered as the end of the input.
/// </remarks>
public sealed class TerminalOperator(IAnsiConsole console, IKeyboard keyboard, TimeProvider time) : IOperator
{
    /// <summary>How often the status below what was told is brought up to date.</summary>
    private static readonly TimeSpan s_statusEvery = TimeSpan.FromMilliseconds(500);

    private static readonly Look s_question = new(
        Frame.Rules,
        Style.Plain,
        new Style(Color.Teal, decoration: Decoration.Bold)
    );

    private static readonly Look s_accepts = new(Frame.None, Look.Dim, Look.Dim);

    private readonly LineEditor _editor = new(console, keyboard, time);
    private readonly NoticePainter _painter = new(console);
    private readonly StatusLines _status = new(console, time);
    private readonly Lock _drawing = new();
    private bool _screenGone;
    private bool _isAsking;
    private Func<CaseGlance>? _glance;
    private ITimer? _ticking;

    public string Face => "terminal";

    public bool YesMustName => false;

    public bool ShowsSecrets => true;

    public void Follow(Func<CaseGlance>? glance)
    {
        _glance = glance;
        _ticking?.Dispose();
        _ticking = glance is null ? null : time.CreateTimer(_ => Draw(() => { }), null, s_statusEvery, s_statusEvery);
        Draw(() => { });
    }

    public ValueTask TellAsync(Notice notice, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Draw(() =>
        {
            _status.Erase();
            _painter.Draw(notice);
        });
        return ValueTask.CompletedTask;
    }

    public async ValueTask<Reply> AskAsync(Question question, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Draw(() =>
        {
            _isAsking = true;
            _status.Erase();
            _editor.Discard();
            DrawQuestion(question);
        });
        if (_screenGone)
        {
            return new Reply.EndOfInput();
        }

        try
        {
            var typed = await _editor.ReadAsync(cancellationToken);
            return typed is null ? new Reply.EndOfInput() : new Reply.Words(typed);
        }
        catch (IOException)
        {
            _screenGone = true;
            return new Reply.EndOfInput();
        }
        finally
        {
            _isAsking = false;
            _painter.Wrote();
        }
    }

    private void DrawQuestion(Question question)
    {
        _painter.Gap();
        _painter.Ruled(_status.Title(_glance?.Invoke()));
        _painter.Lines(question.Words, s_question);
        _painter.Lines([$"[{string.Join(" | ", question.Accepts)}]"], s_accepts);
    }

    /// <summary>Never while a question is open: that is last and alone.</summary>
    private void DrawStatus()
    {
        if (_glance is null)
        {
            _status.Erase();
        }
        else if (!_isAsking)
        {
            _status.Draw(_glance());
        }
    }

    private void Draw(Action draw)
    {
        lock (_drawing)
        {
            if (_screenGone)
            {
                return;
            }

            try
            {
                draw();
                DrawStatus();
            }
            catch (IOException)
            {
                _screenGone = true;
            }
        }
    }
}
