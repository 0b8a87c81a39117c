using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Runbook.Asking;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;

namespace Quell.Runbook.Propose;

/// <summary>A choice of actions and its confirmation. A no to the confirmation asks for the choice again.</summary>
public static class Choice
{
    /// <returns>Null once an order is confirmed, none is wanted, or nothing may be asked any more.</returns>
    public static Next? Next(CaseState state, QuestionKind kind, string key)
    {
        for (var turn = 1; ; turn++)
        {
            var choose = $"{key} {turn}";
            if (Steps.Ask(state, choose, () => ChoiceWords.Choose(state, kind, choose)) is { } ask)
            {
                return ask;
            }
            if (
                state.Question(choose)?.Answer is not { } answer
                || SelectionReader.Ids(answer) is not { IsEmpty: false } ids
            )
            {
                return null;
            }
            var confirm = $"{key} {turn} confirm";
            if (Steps.Ask(state, confirm, () => ChoiceWords.Confirm(state, ids, confirm)) is { } check)
            {
                return check;
            }
            if (state.Question(confirm) is not { Answer: not null } confirmed)
            {
                return null;
            }
            if (confirmed.IsYes)
            {
                return IsRecorded(state, ids)
                    ? null
                    : new Next.Append([new CaseEntry.ActionsSelected(state.Plan!.Revision, ids)]);
            }
        }
    }

    private static bool IsRecorded(CaseState state, ImmutableArray<ActionId> ids) =>
        state.SelectionSession == state.SessionNumber
        && state.Selection is { } selection
        && selection.Order.SequenceEqual(ids);
}
