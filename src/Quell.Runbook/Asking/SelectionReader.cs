using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Plans;
using Quell.Domain.Questions;
using Quell.Knowledge;
using Quell.Knowledge.Selection;

namespace Quell.Runbook.Asking;

/// <summary>
/// Reads a choice of actions: by number, by name, or in one's own words. It is confirmed back and approves nothing; what
/// cannot be read is asked about, with the word that was not understood.
/// </summary>
public static class SelectionReader
{
    private const int LongestText = 1000;

    public static Heard Read(string text, Plan? plan, ResponseKnowledge knowledge)
    {
        if (plan is null || text.Trim().ToLowerInvariant() is "" or "n" or "no")
        {
            return new Heard.Meaning(Meanings.None);
        }
        if (text.Length > LongestText)
        {
            return new Heard.Unreadable("that is too long for a choice; use numbers");
        }
        var tokens = new SelectionLexer(plan, knowledge).Read(text);
        return IsNone(tokens) ? new Heard.Meaning(Meanings.None) : new SelectionParser(plan, knowledge).Read(tokens);
    }

    private static bool IsNone(ImmutableArray<SelectionToken> tokens) =>
        tokens.Any(token => token is SelectionToken.Part { Role: SelectionRole.None })
        && tokens.All(token =>
            token is SelectionToken.Break or SelectionToken.Part { Role: SelectionRole.None or SelectionRole.Filler }
        );

    /// <summary>The ids behind a journalled choice.</summary>
    public static ImmutableArray<ActionId> Ids(Answer answer) =>
        answer.Meaning.StartsWith(Meanings.Choose, StringComparison.Ordinal)
            ? [.. answer.Meaning[Meanings.Choose.Length..].Split(',').Select(id => new ActionId(id))]
            : [];
}
