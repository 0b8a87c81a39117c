using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Questions;
using Quell.Domain.Text;
using Quell.Runbook.Asking;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Propose;

/// <summary>How the choice is asked for and said back.</summary>
public static class ChoiceWords
{
    public static Question Choose(CaseState state, QuestionKind kind, string key) =>
        Questions.Of(
            state,
            key,
            kind,
            [
                .. PlanTable.Of(state, state.Plan!),
                kind == QuestionKind.StillActive
                    ? "The threat fired again. Pick heavier or remaining actions, in this order, or none to go to the report."
                    : "Pick which actions to run, in this order, or describe what you'd prefer in your own words.",
                "By number, by name or in words, such as `1 3` or `evidence first, then cut the network`. Choosing approves nothing: each action asks for its own yes.",
            ],
            ["<numbers, names or words>", "all", "none"]
        );

    public static Question Confirm(CaseState state, ImmutableArray<ActionId> ids, string key)
    {
        var plan = state.Plan!;
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add("Understood, in this order:");
        foreach (var id in ids)
        {
            if (plan.Find(id) is { } action)
            {
                lines.Add($"  {plan.NumberOf(id)}. {Printable.Of(action.Type, 64)} ({Printable.Of(action.Scope)})");
            }
        }
        var left = plan
            .Actions.Where(action => !ids.Contains(action.Id))
            .Select(action => Printable.Of(action.Type, 64))
            .ToList();
        lines.Add(left.Count == 0 ? "Nothing is left out." : $"Left out: {string.Join(", ", left)}.");
        lines.Add("Is that right? Each action is still asked about on its own.");
        return Questions.Of(state, key, QuestionKind.Confirm, lines.ToImmutable(), [Answer.Yes, Answer.No]);
    }
}
