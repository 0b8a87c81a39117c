using Quell.Domain.Questions;
using Quell.Runbook.Ports;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Tests.Doubles;

/// <summary>Somebody at a face: answers from a script, and everything told and asked is remembered.</summary>
internal sealed class Person(Func<Question, string?> answers) : IOperator
{
    public string Face { get; init; } = "terminal";

    public bool YesMustName { get; init; }

    public bool ShowsSecrets { get; init; }

    public List<Notice> Told { get; } = [];

    public List<Question> Asked { get; } = [];

    public Action<Notice> OnTold { get; set; } = static _ => { };

    /// <summary>Decides before the script does; null leaves it to the script.</summary>
    public Func<Question, string?> First { get; set; } = static _ => null;

    public IEnumerable<string> Lines => Told.SelectMany(notice => notice.Lines);

    /// <summary>Says yes to everything, as it is printed.</summary>
    public static Person Willing() => new(Agree);

    /// <summary>Types these lines; after the last one the input ends.</summary>
    public static Person Typing(params string[] lines)
    {
        var left = new Queue<string>(lines);
        return new Person(_ => left.TryDequeue(out var line) ? line : null);
    }

    public static string Agree(Question question) =>
        question.Kind switch
        {
            QuestionKind.CaseGate => "light",
            QuestionKind.Mismatch => "skip",
            QuestionKind.Select => "all",
            QuestionKind.StillActive => "none",
            QuestionKind.Undo => "1",
            QuestionKind.Wait or QuestionKind.Unreconciled => "go-on",
            QuestionKind.Resume => "resume",
            QuestionKind.EventId => Incident.EventId,
            QuestionKind.Confirm => "yes",
            _ => question.Accepts[0],
        };

    public ValueTask TellAsync(Notice notice, CancellationToken cancellationToken)
    {
        Told.Add(notice);
        OnTold(notice);
        return ValueTask.CompletedTask;
    }

    public ValueTask<Reply> AskAsync(Question question, CancellationToken cancellationToken)
    {
        Asked.Add(question);
        return ValueTask.FromResult<Reply>(
            (First(question) ?? answers(question)) is { } text ? new Reply.Words(text) : new Reply.EndOfInput()
        );
    }
}
