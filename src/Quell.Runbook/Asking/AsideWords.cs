using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Plans;
using Quell.Domain.Questions;
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
            "help" => HelpWords.Of(state),
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
                : $"That could not be read: {unreadable.Why}. Once more (`help` says what this is about):"
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
                    : $"`why N` explains action N of the checklist, which goes from 1 to {state.Offered.Actions.Length}."
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
                .. AskedAbout(state, action) ? Restated(state, action) : [],
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

    /// <summary>True while the question for its yes is open.</summary>
    private static bool AskedAbout(CaseState state, ResponseAction action) =>
        state.Questions.Values.Any(question =>
            question is { Answer: null, Question: { Kind: QuestionKind.Approve, About: { } about } }
            && about.Action == action.Id
        );

    /// <summary>What the question says in short, one line each.</summary>
    private static IEnumerable<string> Restated(CaseState state, ResponseAction action) =>
        [
            .. ValueWords.Of(action, "    value: "),
            .. CommandSteps.IsCommand(action)
                ? CommandLines.Of(state, action).Select(line => "    " + line)
                : ImmutableArray<string>.Empty,
        ];

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
