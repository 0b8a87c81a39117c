using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Quell.Domain.Actions;
using Quell.Domain.Plans;

namespace Quell.Runbook.Asking;

/// <summary>Reads which of the things done are to be taken back, by number or by name. Each is asked about on its own.</summary>
internal static partial class UndoSelectionReader
{
    public static Heard Read(string text, Plan? plan)
    {
        var lower = text.ToLowerInvariant();
        if (plan is null || lower is "" or "none" or "no" or "n" or "nothing")
        {
            return new Heard.Meaning(Meanings.None);
        }
        if (lower is "all" or "everything")
        {
            return new Heard.Unreadable("each is undone on its own; give numbers");
        }
        var chosen = ImmutableArray.CreateBuilder<ActionId>();
        foreach (var token in Separators().Split(text).Where(token => token.Length > 0 && !IsFiller(token)))
        {
            var found = Find(token, plan);
            if (found.Length != 1)
            {
                return new Heard.Unreadable(
                    found.IsEmpty
                        ? "a word in it is no action of this list"
                        : "a name in it means several actions; use the number"
                );
            }
            if (!chosen.Contains(found[0].Id))
            {
                chosen.Add(found[0].Id);
            }
        }
        return chosen.Count == 0 ? new Heard.Unreadable("no action of the list was named") : Chosen(chosen);
    }

    private static Heard.Meaning Chosen(IEnumerable<ActionId> ids) => new(Meanings.Choose + string.Join(',', ids));

    private static ImmutableArray<ResponseAction> Find(string token, Plan plan)
    {
        if (int.TryParse(token.TrimStart('#').TrimEnd('.'), out var number))
        {
            return number >= 1 && number <= plan.Actions.Length ? [plan.Actions[number - 1]] : [];
        }
        var name = token.Replace('-', '_');
        return
        [
            .. plan.Actions.Where(action =>
                string.Equals(action.Type, name, StringComparison.OrdinalIgnoreCase)
                || string.Equals(action.Undoes?.ResponseType, name, StringComparison.OrdinalIgnoreCase)
            ),
        ];
    }

    private static bool IsFiller(string token) =>
        token.ToLowerInvariant() is "then" or "and" or "run" or "do" or "first" or "please" or "action" or "actions";

    [GeneratedRegex("[\\s,;]+", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Separators();
}
