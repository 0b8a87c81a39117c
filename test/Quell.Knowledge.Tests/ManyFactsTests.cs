using System.Diagnostics;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Consequences;
using Quell.Knowledge.Ordering;
using Quell.Knowledge.Patterns;
using Quell.Knowledge.Tests.Incidents;

namespace Quell.Knowledge.Tests;

/// <summary>A plan is a pure function and fast: attacks finish within minutes.</summary>
public sealed class ManyFactsTests
{
    private static readonly ResponseKnowledge s_knowledge = ResponseKnowledge.Embedded;

    [Fact]
    public void Thirty_actions_on_four_hundred_facts_are_proposed_well_within_a_second()
    {
        var facts = Enumerable
            .Range(0, 400)
            .Aggregate(
                IncidentFile.Read("ingress-nightmare").Facts,
                (sheet, n) => sheet.Know($"other.fact{n}", $"value {n}")
            );
        var cards = s_knowledge.Cards.Take(30).ToList();
        Propose(cards, facts); // The first time reads the files.

        var watch = Stopwatch.StartNew();
        var arranged = Propose(cards, facts);
        watch.Stop();

        arranged.Ordered.Length.ShouldBe(30);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    private static Arrangement Propose(IReadOnlyCollection<ActionCard> cards, FactSheet facts)
    {
        foreach (var card in cards)
        {
            ConsequenceRules.Headline(s_knowledge.Rules.Evaluate(card, facts)).ShouldNotBeNull();
        }
        return ActionOrder.Arrange(
            cards.Select(card => new OrderCandidate(
                new ActionId(card.Type),
                card.Type,
                card,
                new Availability.Unconfirmed("not seen"),
                CardText.Target(card, facts)?.What ?? card.Type
            )),
            ThreatPatterns.Match(facts, s_knowledge),
            facts,
            s_knowledge
        );
    }
}
