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
            if (state.Question(choose)?.Answer is not { } answer)
            {
                return null;
            }
            var ids = SelectionReader.Ids(answer);
            if (ids.IsEmpty)
            {
                return string.Equals(answer.Meaning, Meanings.None, StringComparison.Ordinal)
                    ? Record(state, ids)
                    : null;
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
                return Record(state, ids);
            }
        }
    }

    /// <summary>None is an order of work as well: it takes the place of an earlier one, and the case may close.</summary>
    private static Next.Append? Record(CaseState state, ImmutableArray<ActionId> ids) =>
        state.SelectionSession == state.SessionNumber
        && state.Selection is { } selection
        && selection.Order.SequenceEqual(ids)
            ? null
            : new Next.Append([new CaseEntry.ActionsSelected(state.Plan!.Revision, ids)]);
}
