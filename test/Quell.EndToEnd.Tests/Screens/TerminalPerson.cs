using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Quell.Domain.Questions;
using Quell.EndToEnd.Tests.InProcess;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;
using Quell.Runbook.Telling;
using Quell.Terminal.Screen;
using Quell.Terminal.Tests.Screen;

namespace Quell.EndToEnd.Tests.Screens;

/// <summary>Somebody at the terminal face of the program, and what that person sees at each question and between them.</summary>
internal sealed partial class TerminalPerson : IScripted, IDisposable
{
    private readonly int _width;
    private readonly int _height;
    private readonly Incident _incident;
    private readonly Func<Question, CaseState, string?> _answer;
    private readonly SizedOutput _output;
    private readonly AnsweringKeyboard _keyboard = new();
    private readonly TerminalOperator _face;
    private readonly List<Shot> _shots = [];
    private readonly List<Question> _asked = [];
    private readonly Dictionary<string, string> _executions = new(StringComparer.Ordinal);
    private string _narrated = string.Empty;

    public TerminalPerson(
        int width,
        int height,
        bool colours,
        Incident incident,
        Func<Question, CaseState, string?> answer
    )
    {
        (_width, _height, _incident, _answer) = (width, height, incident, answer);
        _output = new SizedOutput(width, height);
        _face = new TerminalOperator(_output.Console(colours), _keyboard, incident.Clock.Plain);
    }

    public Func<CaseState> State { get; set; } = () => CaseState.Empty;

    public IReadOnlyList<Shot> Shots => _shots;

    public IReadOnlyList<Question> Asked => _asked;

    public string Face => _face.Face;

    public bool YesMustName => _face.YesMustName;

    public bool ShowsSecrets => _face.ShowsSecrets;

    public void Dispose() => _output.Dispose();

    public void Follow(Func<CaseGlance>? glance) => _face.Follow(glance);

    public async ValueTask TellAsync(Notice notice, CancellationToken cancellationToken)
    {
        await _face.TellAsync(notice with { Lines = [.. notice.Lines.Select(SameEveryTime)] }, cancellationToken);
        if (Moment(notice) is { } moment)
        {
            Take(moment);
        }
    }

    public async ValueTask<Reply> AskAsync(Question question, CancellationToken cancellationToken)
    {
        var shown = question with { Words = [.. question.Words.Select(SameEveryTime)] };
        _asked.Add(shown);
        var name = question.About is { } about
            ? $"{question.Kind} {State().Plan?.Find(about.Action)?.Type}"
            : question.Kind.ToString();
        _keyboard.Answer(_answer(question, State()), () => Take(name));
        return await _face.AskAsync(shown, cancellationToken);
    }

    /// <summary>Moments between questions that a person looks at.</summary>
    private string? Moment(Notice notice)
    {
        var before = _narrated;
        _narrated = notice.Kind == NoticeKind.Narration ? notice.Lines[0] : string.Empty;
        return notice.Kind switch
        {
            NoticeKind.Connectivity => "Preflight",
            NoticeKind.Narration when _narrated == before => "Polling",
            NoticeKind.Watch => "Watching",
            NoticeKind.Outcome => "Outcome",
            NoticeKind.Summary => "Summary",
            _ => null,
        };
    }

    /// <summary>The screen as it stands now.</summary>
    public Shot Now(string name)
    {
        Take(name);
        return _shots[^1];
    }

    private void Take(string name)
    {
        var terminal = new TerminalModel(_width, _height).Write(_output.Written);
        // The audit trail of the report counts what ran side by side.
        var from = name == "Summary" ? Array.FindIndex(terminal.Screen, row => row.StartsWith("──")) : 0;
        var order = SameOrder(terminal.Screen, from);
        _shots.Add(
            new Shot(
                name,
                [.. order.Select(row => terminal.Screen[row])],
                [.. order.Select(row => terminal.Styled[row])],
                [.. terminal.Lines]
            )
        );
    }

    /// <summary>
    /// What is read side by side is said in any order: by name here, and not at all where the top of the screen cuts it.
    /// </summary>
    private static List<int> SameOrder(string[] rows, int from)
    {
        var order = new List<int>();
        for (var row = from; row < rows.Length; )
        {
            var block = rows.Skip(row).TakeWhile(IsRead).Count();
            if (block > 0 && row > 0)
            {
                order.AddRange(Enumerable.Range(row, block).OrderBy(at => rows[at], StringComparer.Ordinal));
            }
            else if (block == 0)
            {
                order.Add(row);
            }

            row += Math.Max(1, block);
        }

        return order;
    }

    private static bool IsRead(string row) => row.StartsWith("READ  ", StringComparison.Ordinal);

    /// <summary>What differs from run to run, before it is laid out.</summary>
    private string SameEveryTime(string line) =>
        ExecutionId()
            .Replace(
                _incident.Scrub(line),
                match =>
                {
                    _executions.TryAdd(
                        match.Value,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"00000000-0000-4000-8000-{_executions.Count + 1:D12}"
                        )
                    );
                    return _executions[match.Value];
                }
            );

    [GeneratedRegex(
        @"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex ExecutionId();
}
