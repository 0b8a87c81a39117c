using System.Collections.Immutable;
using Quell.Domain.Questions;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Asking;

/// <summary>What <c>help</c> says: what the open question decides, what Enter alone means there, and the words of every question.</summary>
public static class HelpWords
{
    private static readonly ImmutableArray<string> s_words =
    [
        "At every question, none of them an answer:",
        "  map      what the threat touches, each line with its source",
        "  why N    why action N is proposed, and everything that it breaks",
        "  act      propose now, with what is known so far",
        "  undo     what can be undone, and how",
        "  kubectl  ask whether kubectl may be read; `aws` asks for the AWS CLI",
        "  stop     end here; the case stays on disk and can be resumed",
    ];

    public static Notice Of(CaseState state)
    {
        var open = state
            .Questions.Values.Where(question => question.Answer is null)
            .MaxBy(question => question.Asked.Sequence);
        return new Notice(NoticeKind.Help, [.. open is null ? [] : About(open.Question), .. s_words]);
    }

    /// <summary>One sentence: what a bare Enter, which is a no, leads to.</summary>
    public static string Enter(QuestionKind kind) =>
        kind switch
        {
            QuestionKind.EventId or QuestionKind.Resume or QuestionKind.CaseGate =>
                "it ends here, and nothing was done",
            QuestionKind.Select => "nothing is chosen, and the report follows",
            QuestionKind.StillActive => "no further action; the report follows",
            QuestionKind.Confirm => "you choose again",
            QuestionKind.Grant or QuestionKind.Mismatch => "it goes on without; what it would have told stays unknown",
            QuestionKind.WriteAccess => "the action is declined and can be filed as a ticket",
            QuestionKind.Approve or QuestionKind.Name => "nothing is sent",
            QuestionKind.Wait => "it goes on; the action stays pending",
            QuestionKind.Unreconciled => "it stops here",
            QuestionKind.Undo => "nothing is undone",
            QuestionKind.Link => "the link is not shown",
            QuestionKind.Destination or QuestionKind.Preview => "nothing is filed",
            QuestionKind.Edit => "back to the ticket",
            QuestionKind.HandOver => "it ends with the case file",
            QuestionKind.Trust => "the file is not used",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    private static ImmutableArray<string> About(Question open) =>
        [
            $"This question takes: {string.Join(" | ", open.Accepts.Select(taken => Printable.Of(taken, 253)))}",
            .. Decides(open.Kind).Select(line => "  " + line),
            $"  Enter alone is a no: {Enter(open.Kind)}.",
            string.Empty,
        ];

    private static ImmutableArray<string> Decides(QuestionKind kind) =>
        kind switch
        {
            QuestionKind.EventId => ["It picks the event to look at. Nothing is changed."],
            QuestionKind.Resume =>
            [
                "`resume` goes on where the earlier run ended; `new` begins another case of the same event.",
            ],
            QuestionKind.CaseGate =>
            [
                "It decides how much is read before anything is proposed. All of them only read.",
            ],
            QuestionKind.Select or QuestionKind.StillActive =>
            [
                "Choosing runs nothing: each chosen action is shown whole and asks for its own yes.",
                "worst: the worst of what it breaks. undo: whether it can be taken back; `-` where nothing is changed. on: what it acts on.",
                "Words that work: `2 to 4`, `get logs, then kill process`, `everything reversible`, `all but 3`.",
            ],
            QuestionKind.Confirm => ["It asks whether you were understood. It approves nothing."],
            QuestionKind.Grant =>
            [
                "A yes lets this run read through that program, and change nothing. It ends with the run.",
            ],
            QuestionKind.Mismatch =>
            [
                "`again` checks once more, after you switched in another window; `skip` goes on without the program.",
            ],
            QuestionKind.WriteAccess =>
            [
                "A yes lets this one action use the program for writing. It sends nothing: the action asks for its own yes next.",
            ],
            QuestionKind.Approve =>
            [
                "A yes sends what stands behind `Payload`, once, within five minutes, and nothing else.",
                "`why` without a number shows everything that is known about this action.",
            ],
            QuestionKind.Name =>
            [
                "It cannot be taken back, so the yes needs the name of what it hits, exactly as printed.",
            ],
            QuestionKind.Wait => ["`wait` looks again for as long once more; `go-on` leaves the action pending."],
            QuestionKind.Unreconciled =>
            [
                "It is not known whether an earlier write took effect; `go-on` accepts that it may have.",
            ],
            QuestionKind.Undo => ["Choosing undoes nothing: each one is shown whole and asks for its own yes."],
            QuestionKind.Link => ["`show` prints the link once; it is kept nowhere."],
            QuestionKind.Destination => ["It picks the desk. The ticket is shown before anything is sent."],
            QuestionKind.Preview => ["It approves nothing: a ticket that is sent asks for its own yes."],
            QuestionKind.Edit => ["One change a line, in one of the forms listed; `back` shows the ticket again."],
            QuestionKind.HandOver => ["A yes begins the response to this event; each action asks for its own yes."],
            QuestionKind.Trust => ["A yes uses the file as it is now, until it changes."],
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
}
