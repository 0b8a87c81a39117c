using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Domain.Responses;
using Quell.Knowledge.Parameters;
using Quell.Knowledge.Text;

namespace Quell.Knowledge.Cards;

/// <summary>A card's texts with the names of the case in them. Values from outside come out escaped and bounded.</summary>
public static class CardText
{
    /// <summary>Fills one text of a card. A place without a value and without words of its own reads <c>unknown key</c>.</summary>
    public static string Say(string text, FactSheet facts) =>
        Template.Fill(text, key => NameOf(key, facts))
        ?? Template.Fill(text, key => NameOf(key, facts) ?? $"unknown {key}")!;

    /// <summary>Short scope for a headline.</summary>
    public static string Scope(ActionCard card, FactSheet facts) =>
        card.Scope.Select(text => Template.Fill(text, key => NameOf(key, facts)))
            .FirstOrDefault(text => text is not null)
        ?? Say(card.Scope[^1], facts);

    /// <summary>
    /// What the action touches, with exact values, so that an id made of it is the same in every run; null when the facts
    /// do not name one.
    /// </summary>
    public static CallTarget? Target(ActionCard card, FactSheet facts)
    {
        var what = card
            .Target.Select(text => Template.Fill(text, key => ExactValue(card, key, facts)))
            .FirstOrDefault(text => text is not null);
        if (what is null)
        {
            return null;
        }
        var isCloud = card.Surface == Surface.Aws || card.Responder == ResponderType.Cloud;
        return new CallTarget(
            isCloud ? null : ExactValue(card, FactKeys.Cluster, facts),
            isCloud ? ExactValue(card, FactKeys.CloudAccount, facts) : null,
            what
        );
    }

    /// <summary>The validated name to type; null when no name of the card's choice is known and well formed.</summary>
    public static string? NameToType(ActionCard card, FactSheet facts) =>
        card.NameToType.Select(key => ExactValue(card, key, facts)).FirstOrDefault(name => name is not null);

    public static ImmutableArray<Precondition> Preconditions(ActionCard card, FactSheet facts) =>
        [.. card.Preconditions.Select(wanted => new Precondition(Say(wanted.Text, facts), IsMet(wanted, facts)))];

    /// <summary>What is lost, in words.</summary>
    public static ImmutableArray<string> EvidenceLost(ActionCard card, FactSheet facts) =>
        [.. LostKinds(card, facts).Select(kind => kind.Name)];

    /// <summary>What is lost here: what the Pod is known not to have cannot be.</summary>
    public static IEnumerable<EvidenceKind> LostKinds(ActionCard card, FactSheet facts) =>
        card.EvidenceLost.Where(kind => !kind.IsEmptyDir || !HasNoEmptyDir(facts));

    private static bool HasNoEmptyDir(FactSheet facts) =>
        facts[FactKeys.Volumes] is Fact.Known { Reading.Values: var volumes }
        && !volumes.Any(volume => volume.Contains("emptydir", StringComparison.OrdinalIgnoreCase));

    /// <param name="listed">The action as the tenant lists it; one that it does not call undoable has no undo.</param>
    /// <param name="listedTypes">All types that the tenant lists; an undo type that is not among them may fail.</param>
    /// <param name="tool">The tool that undoes.</param>
    public static UndoSlot Undo(
        ActionCard card,
        CatalogueAction listed,
        IReadOnlySet<string> listedTypes,
        string tool,
        FactSheet facts
    )
    {
        var byHand = Say(card.ManualRecovery, facts);
        return card.Undo is { Type: { } type } undo && listed.IsUndoable
            ? new UndoSlot.Call(
                type,
                tool,
                [.. undo.Hazards.Select(hazard => Say(hazard, facts))],
                listedTypes.Contains(type),
                byHand
            )
            : new UndoSlot.None(byHand);
    }

    /// <param name="argv">The command that takes the action back; empty where there is none.</param>
    public static UndoSlot Undo(ActionCard card, ImmutableArray<string> argv, FactSheet facts)
    {
        var byHand = Say(card.ManualRecovery, facts);
        return argv.IsEmpty
            ? new UndoSlot.None(byHand)
            : new UndoSlot.CommandLine(argv, [.. card.Undo!.Hazards.Select(hazard => Say(hazard, facts))], byHand);
    }

    private static bool? IsMet(CardPrecondition wanted, FactSheet facts) =>
        facts[wanted.Fact] switch
        {
            Fact.Known known when wanted.MetWhen.IsEmpty => !known.Reading.Values.IsEmpty,
            Fact.Known known => known.Reading.Values.All(value =>
                wanted.MetWhen.Contains(value, StringComparer.OrdinalIgnoreCase)
            ),
            _ when wanted.MetWhen.IsEmpty => false,
            _ => null,
        };

    private static string? NameOf(string key, FactSheet facts) =>
        facts[key] is Fact.Known { Reading: { Values.IsEmpty: false } reading } ? Names.Of(reading) : null;

    private static string? ExactValue(ActionCard card, string key, FactSheet facts) =>
        facts.Single(key) is { } reading && IsShaped(card, key, reading.Values[0]) ? reading.Values[0] : null;

    private static bool IsShaped(ActionCard card, string key, string value) =>
        CommandPlaces.IsEach(key)
            ? card.Command is { } command
                && command.ForEach.Any(each => CommandPlaces.Shape(key, each)?.Admits(value) == true)
            : FactShapes.Find(key)?.Admits(value) == true;
}
