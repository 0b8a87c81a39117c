using Quell.Domain.Questions;
using Quell.Domain.Text;
using Quell.Runbook.Ports;
using Quell.Runbook.Telling;

namespace Quell.Terminal.Plain;

/// <summary>The operator on a pipe: plain lines out, one line in for each question.</summary>
/// <remarks>
/// The contract for scripts is docs/guide/plain-mode.md. Only the line that ends a question begins with <c>? </c>; any
/// other line that would is moved one column to the right, so that outside text cannot pass for a question.
/// When the output is gone nobody can have read a question: it is answered as the end of the input, whatever was typed
/// ahead.
/// </remarks>
/// <param name="errors">Where the three lines of an error go; null sends them where everything else goes.</param>
/// <param name="outputIsGone">What else says that nobody reads the output any more; null where only a failed write does.</param>
public sealed class PlainOperator(
    TextReader input,
    TextWriter output,
    TextWriter? errors = null,
    Func<bool>? outputIsGone = null
) : IOperator
{
    private readonly BoundedLines _lines = new(input);
    private readonly Lock _writing = new();
    private Task<string?>? _pendingLine;
    private bool _wroteAnything;
    private bool _lastWasBlank;
    private bool _outputGone;

    public string Face => "plain";

    public bool YesMustName => true;

    public ValueTask TellAsync(Notice notice, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (notice.Kind == NoticeKind.Error && errors is not null)
        {
            WriteError(notice.Lines);
            return ValueTask.CompletedTask;
        }

        var lines = notice.Kind == NoticeKind.Secret ? [$"Left out: {LinkWords.TerminalOnly}."] : notice.Lines;
        Write(lines, apart: lines.Length > 1, ending: null);
        return ValueTask.CompletedTask;
    }

    public async ValueTask<Reply> AskAsync(Question question, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(question.Words, apart: true, ending: Ending(question));
        if (IsUnread())
        {
            return new Reply.EndOfInput();
        }

        // A read that was given up by a cancellation still owns the reader; a second one beside it would tear the lines.
        _pendingLine ??= StartReading();
        try
        {
            var line = await _pendingLine.WaitAsync(cancellationToken);
            _pendingLine = null;
            return line is null || IsUnread() ? new Reply.EndOfInput() : new Reply.Words(line);
        }
        catch (IOException)
        {
            return new Reply.EndOfInput();
        }
    }

    private bool IsUnread() => _outputGone = _outputGone || outputIsGone?.Invoke() == true;

    private static string Ending(Question question) =>
        $"? {question.Id} {question.Kind.Word()} [{string.Join(" | ", question.Accepts)}]";

    private Task<string?> StartReading() =>
        Task.Factory.StartNew(
            _lines.Read,
            CancellationToken.None,
            TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default
        );

    private void WriteError(IEnumerable<string> lines)
    {
        lock (_writing)
        {
            try
            {
                foreach (var line in lines)
                {
                    errors!.WriteLine(Printable.Line(line));
                }

                errors!.Flush();
            }
            catch (IOException)
            {
                // Nobody reads the errors any more; the exit code still says how it ended.
            }
        }
    }

    private void Write(IEnumerable<string> lines, bool apart, string? ending)
    {
        lock (_writing)
        {
            if (_outputGone)
            {
                return;
            }

            try
            {
                WriteLines(lines, apart, ending);
                output.Flush();
            }
            catch (IOException)
            {
                _outputGone = true;
            }
        }
    }

    private void WriteLines(IEnumerable<string> lines, bool apart, string? ending)
    {
        if (apart && _wroteAnything && !_lastWasBlank)
        {
            output.WriteLine();
        }

        foreach (var line in lines)
        {
            var safe = Printable.Line(line);
            output.WriteLine(safe.StartsWith('?') ? " " + safe : safe);
            _lastWasBlank = safe.Length == 0;
            _wroteAnything = true;
        }

        if (ending is not null)
        {
            output.WriteLine(Printable.Line(ending));
            _lastWasBlank = false;
            _wroteAnything = true;
        }
    }
}
