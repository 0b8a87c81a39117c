using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Json;
using Quell.Domain.Responses;
using Quell.Knowledge;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Parameters;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Propose;

/// <summary>Makes one action of the catalogue into a candidate: parameters from facts, consequences from rules, availability from signals.</summary>
public sealed class CandidateMaker(ResponseKnowledge knowledge)
{
    public Candidate Make(CaseState state, CatalogueAction listed, Func<CaseState, ActionId, ActionTry> tryOf)
    {
        var card = knowledge.Card(listed.Type) ?? UnknownCard.Of(listed);
        if (ParameterResolver.Resolve(card, listed, state.Facts.ReadNow) is not ParameterOutcome.Resolved resolved)
        {
            return Gone(listed, Why(ParameterResolver.Resolve(card, listed, state.Facts.ReadNow)), null);
        }
        if (CardText.Target(card, state.Facts.ReadNow) is not { } target)
        {
            return Gone(listed, "un-parameterizable: the facts do not name one target", null);
        }
        var id = new ActionId(
            Digest.OfText($"{Surface.Sysdig} {listed.Type} {target.Cluster} {target.Account} {target.What}").ToString()[
                ..8
            ]
        );
        var availability = Responders.Of(state, listed, card);
        if (availability is Availability.Unavailable)
        {
            return Gone(listed, availability.Why, id);
        }
        return CardText.NameToType(card, state.Facts.ReadNow) is { } name
            ? Runnable(state, listed, card, resolved.Values, target, name, tryOf(state, id), availability)
            : Gone(listed, "un-parameterizable: no validated name of its target is known", id);
    }

    private Candidate Runnable(
        CaseState state,
        CatalogueAction listed,
        ActionCard card,
        ImmutableArray<ActionValue> values,
        CallTarget target,
        string name,
        ActionTry tried,
        Availability availability
    )
    {
        var schema = state.Tool(SysdigTools.Submit);
        if (schema is null || SubmitArguments.For(schema, listed, values, CallerId(state, tried)) is not { } arguments)
        {
            return Gone(listed, "un-parameterizable: the submit tool takes no action type or parameters", tried.Action);
        }
        return new Candidate.Runnable(
            new ResponseAction
            {
                Id = tried.Action,
                Attempt = tried.Attempt,
                Type = listed.Type,
                Surface = Surface.Sysdig,
                Responder = listed.Responder,
                Effect = card.Effect,
                Scope = CardText.Scope(card, state.Facts.ReadNow),
                Target = target,
                NameToType = name,
                Request = new CallRequest.Tool(SysdigTools.Server, SysdigTools.Submit, arguments),
                Values = values,
                SchemaDigest = schema.SchemaDigest,
                WhatItDoes = CardText.Say(card.WhatItDoes, state.Facts.ReadNow),
                Expected = CardText.Say(card.Expected, state.Facts.ReadNow),
                WhatToWatch = CardText.Say(card.WhatToWatch, state.Facts.ReadNow),
                Consequences = knowledge.Rules.Evaluate(card, state.Facts),
                EvidenceLost = CardText.EvidenceLost(card, state.Facts.ReadNow),
                Reversibility = CardText.Say(card.Reversibility, state.Facts.ReadNow),
                Undo = ByHand.Of(
                    state,
                    CardText.Undo(
                        card,
                        listed,
                        Catalogues.Types(state),
                        $"mcp__{SysdigTools.Server}__{SysdigTools.Undo}",
                        state.Facts.ReadNow
                    )
                ),
                Availability = availability,
                NeedsStorage = card.NeedsStorage,
                Preconditions = CardText.Preconditions(card, state.Facts.ReadNow),
            },
            card
        );
    }

    /// <summary>Finds the execution again when a reply is lost.</summary>
    private static string CallerId(CaseState state, ActionTry tried) =>
        $"quell/{state.Opened?.Case}/{tried.Action}/{tried.Attempt}";

    private static string Why(ParameterOutcome outcome) =>
        outcome switch
        {
            ParameterOutcome.Unparameterizable missing =>
                $"un-parameterizable: {missing.Why}; to find out: {missing.HowToFindOut}",
            ParameterOutcome.NotApplicable none => $"not applicable: {none.Why}",
            _ => "un-parameterizable",
        };

    private static Candidate.NotRunnable Gone(CatalogueAction listed, string why, ActionId? id) =>
        new(new UnavailableAction(listed.Type, why, id));
}
