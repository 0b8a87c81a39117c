using Quell.Domain.Facts;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Parameters;

namespace Quell.Knowledge.Tests.Incidents;

/// <summary>Every sentence that stands by an action where it is proposed, whatever becomes of it.</summary>
internal static class Told
{
    private static readonly ResponseKnowledge s_knowledge = ResponseKnowledge.Embedded;

    public static IReadOnlyList<string> Of(string action, FactSheet facts)
    {
        var card = s_knowledge.Card(action)!;
        return card.Command is null
            ? [.. Of(card, facts)]
            :
            [
                .. CommandResolver
                    .Resolve(card, facts)
                    .SelectMany(outcome =>
                        outcome switch
                        {
                            CommandOutcome.Resolved resolved => Of(card, resolved.Facts),
                            CommandOutcome.Stopped stopped => [$"not offered: {stopped.Why}"],
                            CommandOutcome.Unparameterizable missing => [$"un-parameterizable: {missing.Why}"],
                            _ => [],
                        }
                    ),
            ];
    }

    private static IEnumerable<string> Of(ActionCard card, FactSheet facts) =>
        [
            .. s_knowledge.Rules.Evaluate(card, facts).Select(line => line.Sentence),
            .. CardText.EvidenceLost(card, facts).Select(lost => $"Evidence lost: {lost}"),
            .. card.Undo?.Hazards.Select(hazard => CardText.Say(hazard, facts)) ?? [],
            CardText.Say(card.WhatItDoes, facts),
            CardText.Say(card.Expected, facts),
            CardText.Say(card.WhatToWatch, facts),
            CardText.Say(card.Reversibility, facts),
            CardText.Say(card.ManualRecovery, facts),
        ];
}
