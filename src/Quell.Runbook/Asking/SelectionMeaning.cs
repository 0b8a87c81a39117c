using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Plans;
using Quell.Domain.Text;
using Quell.Knowledge;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Selection;

namespace Quell.Runbook.Asking;

/// <summary>Finds the actions of a plan that words mean. Where several fit one name, or none, it says so and takes none.</summary>
internal sealed class SelectionMeaning(Plan plan, ResponseKnowledge knowledge)
{
    private readonly SelectionWords _words = knowledge.Selection;

    /// <returns>The item, or what cannot be read.</returns>
    public (SelectionItem? Item, string? Problem) Of(int number, string said) =>
        number >= 1 && number <= plan.Actions.Length
            ? (Item(said, [plan.Actions[number - 1]]) with { IsNamed = true }, null)
            : (null, $"there is no number {Quoted(said)} in this list");

    public SelectionItem Range(int from, int to, string said) =>
        Item(said, [.. plan.Actions.Where((_, index) => index + 1 >= from && index + 1 <= to)]) with
        {
            IsNamed = true,
        };

    public (SelectionItem? Item, string? Problem) Of(SelectionClause clause, bool leftOut)
    {
        var said = clause.Text;
        var among = plan
            .Actions.Where(action => clause.Surface is not { } surface || action.Surface == surface)
            .Where(action =>
                clause.Targets.All(name => string.Equals(name, action.NameToType, StringComparison.OrdinalIgnoreCase))
            )
            .ToImmutableArray();
        if (clause.ActionType is { } type)
        {
            return Named(
                clause,
                [.. among.Where(action => Same(action.Type, type) && TakesAll(action.Type, clause))],
                said
            );
        }
        if (clause.Kind is { } kind)
        {
            ImmutableArray<ResponseAction> ofKind =
            [
                .. among.Where(action => Is(action, kind) && Fits(action.Type, clause)),
            ];
            return IsOnlyKind(clause) || clause.IsAll || leftOut ? Several(ofKind, said) : Named(clause, ofKind, said);
        }
        if (clause.Words.Count == 0)
        {
            return clause.IsAll || leftOut || (clause.Surface is not null && clause.Targets.Count == 0)
                ? Several(among, said)
                : Named(clause, among, said);
        }
        if (clause.IsAll)
        {
            return Several([.. among.Where(action => Reaches(action.Type, clause))], said);
        }
        var types = Meant(clause);
        ImmutableArray<ResponseAction> meant = [.. among.Where(action => types.Contains(action.Type))];
        return leftOut ? LeftOut(clause, among, meant, said) : Named(clause, meant, said);
    }

    /// <summary>"Leave the pod alone" leaves out what touches a Pod as well as what is named after one.</summary>
    private (SelectionItem? Item, string? Problem) LeftOut(
        SelectionClause clause,
        ImmutableArray<ResponseAction> among,
        ImmutableArray<ResponseAction> meant,
        string said
    )
    {
        var touched = clause.HasVerb(_words)
            ? []
            : among.Where(action => clause.Words.All(word => _words.Of(action.Type).Touches.Contains(word)));
        ImmutableArray<ResponseAction> all =
        [
            .. among.Where(action => meant.Contains(action) || touched.Contains(action)),
        ];
        return all.IsEmpty
            ? (null, Nothing(clause, said))
            : (new SelectionItem(said, Ids(all), Ids(meant)) { IsNamed = true }, null);
    }

    private (SelectionItem? Item, string? Problem) Named(
        SelectionClause clause,
        ImmutableArray<ResponseAction> found,
        string said
    ) =>
        found.Length switch
        {
            0 => (null, Nothing(clause, said)),
            1 => (Item(said, found) with { IsNamed = true }, null),
            _ => (
                null,
                $"{Quoted(said)} may mean {string.Join(" or ", found.Select(action => $"{plan.NumberOf(action.Id)} {Printable.Of(action.Type, 64)}"))}; use the number"
            ),
        };

    private static (SelectionItem? Item, string? Problem) Several(ImmutableArray<ResponseAction> found, string said) =>
        found.IsEmpty ? (null, $"nothing in this list is {Quoted(said)}") : (Item(said, found), null);

    /// <summary>
    /// The types, of all that are known, which the words fit best: what they mean must not depend on what this list
    /// happens to hold.
    /// </summary>
    private HashSet<string> Meant(SelectionClause clause)
    {
        var fitting = knowledge
            .Cards.Select(card => card.Type)
            .Concat(plan.Actions.Select(action => action.Type))
            .Distinct(StringComparer.Ordinal)
            .Where(type => TakesAll(type, clause) && clause.Words.Any(_words.Of(type).Names))
            .Select(type => (type, score: clause.Words.Count(_words.Of(type).Things.Contains)))
            .ToList();
        var best = fitting.Count == 0 ? 0 : fitting.Max(fit => fit.score);
        return fitting.Where(fit => fit.score == best).Select(fit => fit.type).ToHashSet(StringComparer.Ordinal);
    }

    private bool TakesAll(string type, SelectionClause clause) =>
        clause.Words.All(word => _words.Of(type).Takes(word) || IsShared(type, word));

    private bool Fits(string type, SelectionClause clause) =>
        clause.Words.All(word =>
            _words.Of(type).Takes(word) || _words.Of(type).Touches.Contains(word) || IsShared(type, word)
        );

    private bool Reaches(string type, SelectionClause clause) =>
        clause.Words.All(word =>
            _words.Of(type).Names(word) || _words.Of(type).Touches.Contains(word) || IsShared(type, word)
        );

    private bool IsOnlyKind(SelectionClause clause) =>
        clause.Targets.Count == 0
        && clause.Words.All(word => Enum.GetValues<ActionPhase>().Any(phase => _words.IsShared(phase, word)));

    private bool IsShared(string type, string word) => _words.IsShared(PhaseOf(type), word);

    private ActionPhase PhaseOf(string type) => knowledge.Card(type)?.Phase ?? ActionPhase.Destruction;

    private bool Is(ResponseAction action, SelectionRole kind) =>
        kind switch
        {
            SelectionRole.Evidence => PhaseOf(action.Type) == ActionPhase.Evidence,
            SelectionRole.Containment => PhaseOf(action.Type) == ActionPhase.Containment,
            SelectionRole.Destruction => PhaseOf(action.Type) == ActionPhase.Destruction,
            SelectionRole.Reversible => action.Undo.Exists,
            SelectionRole.Irreversible => !action.Undo.Exists && action.Effect != Effect.Evidence,
            _ => false,
        };

    private string Nothing(SelectionClause clause, string said)
    {
        var known = clause.ActionType is { } type ? [type] : Meant(clause).Order(StringComparer.Ordinal).ToArray();
        var gone = plan.Unavailable.FirstOrDefault(action => known.Contains(action.Type, StringComparer.Ordinal));
        return gone is not null
                ? $"{Quoted(said)} is {Printable.Of(gone.Type, 64)}, which is not offered: {Printable.Of(gone.Why, 200)}"
            : known.Length == 1 ? $"{Quoted(said)} is {known[0]}, which is not in this list"
            : $"no action of this list is {Quoted(said)}";
    }

    private static SelectionItem Item(string said, ImmutableArray<ResponseAction> actions) =>
        new(said, Ids(actions), Ids(actions));

    private static ImmutableArray<ActionId> Ids(ImmutableArray<ResponseAction> actions) =>
        [.. actions.Select(action => action.Id)];

    internal static string Quoted(string said) => $"`{Printable.Of(said, 60)}`";

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}
