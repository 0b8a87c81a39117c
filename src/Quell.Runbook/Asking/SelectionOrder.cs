using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Plans;

namespace Quell.Runbook.Asking;

/// <summary>What the parts of a choice come to: an order of actions, none, or what cannot be read.</summary>
internal static class SelectionOrder
{
    public static Heard Of(Plan plan, IReadOnlyList<SelectionItem> items, bool isReversed)
    {
        var wanted = items.Where(item => !item.IsLeftOut).ToList();
        var left = items.Where(item => item.IsLeftOut).ToList();
        if (wanted.Count == 0)
        {
            return OnlyLeftOut(plan, left);
        }
        var named = wanted.Where(item => item.IsNamed).SelectMany(item => item.Ids).ToHashSet();
        if (left.SelectMany(item => item.Core).FirstOrDefault(named.Contains) is { Value: not null } both)
        {
            return new Heard.Unreadable($"number {plan.NumberOf(both)} is both wanted and left out");
        }
        if (Placed(wanted, -1).FirstOrDefault(Placed(wanted, 1).Contains) is { Value: not null } twice)
        {
            return new Heard.Unreadable($"number {plan.NumberOf(twice)} cannot be first and last");
        }
        var gone = left.SelectMany(item => item.Ids).Where(id => !named.Contains(id)).ToHashSet();
        var order = Order(plan, wanted, left).Where(id => !gone.Contains(id)).ToList();
        if (isReversed)
        {
            order.Reverse();
        }
        return order.Count == 0
            ? new Heard.Unreadable("nothing of this list is left to run")
            : new Heard.Meaning(Meanings.Choose + string.Join(',', order));
    }

    /// <summary>What was said to be first or last is so, wherever else it is named as well.</summary>
    private static IEnumerable<ActionId> Order(Plan plan, List<SelectionItem> wanted, List<SelectionItem> left)
    {
        var spoken = wanted.Concat(left).SelectMany(item => item.Ids).ToHashSet();
        ImmutableArray<ActionId> rest = [.. plan.Actions.Select(action => action.Id).Where(id => !spoken.Contains(id))];
        var placed = wanted.Where(item => item.Position != 0).SelectMany(item => Ids(item)).ToHashSet();
        return wanted
            .OrderBy(item => item.Position)
            .SelectMany(item => Ids(item).Where(id => item.Position != 0 || !placed.Contains(id)))
            .Distinct();

        ImmutableArray<ActionId> Ids(SelectionItem item) => item.IsRest ? rest : item.Ids;
    }

    private static HashSet<ActionId> Placed(List<SelectionItem> wanted, int position) =>
        wanted.Where(item => item.Position == position).SelectMany(item => item.Ids).ToHashSet();

    private static Heard OnlyLeftOut(Plan plan, List<SelectionItem> left)
    {
        if (left.Count == 0)
        {
            return new Heard.Unreadable("no action of the list was named");
        }
        var gone = left.SelectMany(item => item.Ids).ToHashSet();
        return plan.Actions.All(action => gone.Contains(action.Id))
            ? new Heard.Meaning(Meanings.None)
            : new Heard.Unreadable("that says what to leave out, and not what to run; `all but …` runs the others");
    }
}
