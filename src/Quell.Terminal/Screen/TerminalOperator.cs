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

    private readonly NoticePainter _painter = new(console);
    private readonly StatusLines _status = new(console, time);
    private readonly Narrator _narrator = new(console);
    private readonly QuestionTitle _title = new(console);
    private readonly Lock _drawing = new();
    private LineEditor? _editor;
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
            if (!_narrator.Folds(notice))
            {
                _painter.Draw(notice);
            }
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
            _narrator.Forget();
            Editor.Discard();
            DrawQuestion(question);
        });
        if (_screenGone)
        {
            return new Reply.EndOfInput();
        }

        try
        {
            var typed = await Editor.ReadAsync(cancellationToken);
            return typed is null ? new Reply.EndOfInput() : new Reply.Words(typed);
        }
        catch (IOException)
        {
            _screenGone = true;
            return new Reply.EndOfInput();
        }
        finally
        {
            lock (_drawing)
            {
                _isAsking = false;
                _title.Gone();
                _painter.Wrote();
            }
        }
    }

    /// <summary>The last row but two says whose incident it is, so that it is in view however long the question is.</summary>
    private void DrawQuestion(Question question)
    {
        _painter.Gap();
        _painter.Rule();
        _painter.Lines(question.Words, s_question);
        var title = _status.Title(_glance?.Invoke());
        var accepts = Accepts(question);
        _painter.Ruled(title);
        _painter.Lines([accepts], s_accepts);
        if (Wrapping.Fits(accepts, console.Profile.Width))
        {
            _title.Drawn(title, below: 2);
        }
    }

    /// <summary>What is taken; where there is room, also how to learn more and what Enter is.</summary>
    private string Accepts(Question question)
    {
        var taken = $"[{string.Join(" | ", question.Accepts)}]";
        var more = $"{taken}   Enter: no   help: what this is about";
        return Wrapping.Fits(more, console.Profile.Width) ? more : taken;
    }

    private LineEditor Editor => _editor ??= new LineEditor(console, keyboard, time, _drawing);

    /// <summary>Never while a question is open: that is last and alone, and its own title goes on.</summary>
    private void DrawStatus()
    {
        if (_isAsking)
        {
            _title.Refresh(_status.Title(_glance?.Invoke()));
        }
        else if (_glance is null)
        {
            _status.Erase();
        }
        else
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
