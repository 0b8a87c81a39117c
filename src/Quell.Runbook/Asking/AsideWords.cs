using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Plans;
using Quell.Domain.Text;
using Quell.Runbook.Authorize;
using Quell.Runbook.Cases;
using Quell.Runbook.Execute;
using Quell.Runbook.Probe;
using Quell.Runbook.Propose;
using Quell.Runbook.Telling;
using Quell.Runbook.Understand;

namespace Quell.Runbook.Asking;

/// <summary>What is told when the person types map, why, act or undo instead of an answer. The question stays open.</summary>
public static class AsideWords
{
    public static Notice Of(Heard.Word word, CaseState state) =>
        word.Name switch
        {
            "map" when state.Threat is not null => MapWords.Of(state),
            "why" => Why(word.Number ?? 0, state),
            "undo" => Undo(state),
            "help" => Help(state),
            "kubectl" or "aws" => NotNow(SurfaceOf(word), state),
            "act" => Notice.Of(
                NoticeKind.Help,
                "There is nothing to hurry: what is known is proposed already, or no event is loaded yet."
            ),
            _ => Notice.Of(NoticeKind.Help, "Not yet: no event is loaded."),
        };

    /// <summary>The surface that the person asks to read; null where that makes no difference now.</summary>
    public static Surface? Wants(Heard.Word word, CaseState state)
    {
        var surface = SurfaceOf(word);
        return
            state.Threat is not null
            && UnderstandStep.MayGoOn(state)
            && !state.ActNow
            && !state.MayRead(surface)
            && AccessState.IsDetected(state, surface)
            ? surface
            : null;
    }

    public static Notice Unreadable(Heard.Unreadable unreadable, bool again) =>
        Notice.Of(
            NoticeKind.Help,
            again
                ? $"That could not be read either ({unreadable.Why}): taken as a no."
                : $"That could not be read: {unreadable.Why}. Once more:"
        );

    private static Surface SurfaceOf(Heard.Word word) => word.Name is "aws" ? Surface.Aws : Surface.Kubectl;

    private static Notice NotNow(Surface surface, CaseState state) =>
        Notice.Of(
            NoticeKind.Help,
            state.MayRead(surface) ? $"{AccessKeys.Program(surface)} is authorised for reading in this session already."
                : !AccessState.IsDetected(state, surface)
                    ? $"There is no {AccessKeys.Program(surface)} on PATH; put it there and run Quell again."
                : "Not yet: no event is loaded, or it is already proposed with what is known."
        );

    private static Notice Why(int number, CaseState state)
    {
        if (state.Offered is not { } plan || number < 1 || number > plan.Actions.Length)
        {
            return Notice.Of(
                NoticeKind.Help,
                state.Offered is null
                    ? "`why N` explains action N of the checklist; nothing is proposed yet."
                    : "`why N` explains action N of the checklist, such as `why 1`; that number is not in it."
            );
        }
        var action = plan.Actions[number - 1];
        return new Notice(
            NoticeKind.Help,
            [
                $"Why {Printable.Of(action.Type, 64)} is number {number}: {plan.OrderReason}",
                .. NoteWords.Place(plan, action.Id, "    "),
                .. NoteWords.Of(plan, PlanNoteKind.Evidence, "    "),
                .. ChecklistWords.Block(state, action, number),
                .. action
                    .Consequences.SelectMany(said =>
                        said.Citations.Select(citation =>
                            $"    {said.Rule} read: {Printable.Of(citation.Command, 300)}"
                        )
                    )
                    .Distinct(StringComparer.Ordinal),
            ]
        );
    }

    /// <summary>What the open question takes, and the words that every question takes.</summary>
    private static Notice Help(CaseState state)
    {
        var open = state
            .Questions.Values.Where(question => question.Answer is null)
            .MaxBy(question => question.Asked.Sequence);
        return new Notice(
            NoticeKind.Help,
            [
                .. open is null
                    ? ImmutableArray<string>.Empty
                    :
                    [
                        $"This question takes: {string.Join(" | ", open.Question.Accepts.Select(taken => Printable.Of(taken, 253)))}. Enter alone is a no.",
                    ],
                "At every question, none of them an answer:",
                "  map     what the threat touches, each line with its source",
                "  why N   why action N is proposed, and everything that it breaks or was ruled out",
                "  act     propose now, with what is known so far",
                "  undo    what can be undone, and how",
                "  kubectl, aws   ask again whether that program may be read",
                "  stop    end here; the case stays on disk and can be resumed",
            ]
        );
    }

    private static Notice Undo(CaseState state)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var tried in state.ClosedInOrder)
        {
            if (
                state.Closed[tried] is var closed
                && state.Tried.GetValueOrDefault(tried) is { } action
                && UndoWords.MayHaveActed(action, closed)
            )
            {
                lines.Add(Printable.Of(action.Type, 64));
                lines.AddRange(
                    UndoWords
                        .Lines(action, closed.ExecutionId, state.Opened?.Case, state.StateFolder)
                        .Select(line => "  " + line)
                );
            }
        }
        if (lines.Count > 0 && !state.IsUndoing)
        {
            lines.Add(
                "End this run with `stop` before you undo: a case is written by one run at a time, and each undo asks for a yes of its own."
            );
        }
        return new Notice(
            NoticeKind.Help,
            lines.Count == 0 ? ["Nothing has run in this case, so there is nothing to undo."] : lines.ToImmutable()
        );
    }
}
