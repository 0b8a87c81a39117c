using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Domain.Json;
using Quell.Knowledge;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Parameters;
using Quell.Runbook.AllowLists;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Kept;
using Quell.Runbook.Preflight;

namespace Quell.Runbook.Propose;

/// <summary>
/// Makes the cards of kubectl and aws into candidates: not from the tenant's catalogue but from facts, and only where
/// facts were read through the surface in the first place.
/// </summary>
public sealed class CommandMaker(ResponseKnowledge knowledge, RunOptions options)
{
    private static readonly ImmutableArray<Surface> s_surfaces = [Surface.Kubectl, Surface.Aws];

    /// <param name="offered">Types of the tenant's that are runnable: a command that does the same is not offered beside them.</param>
    public IEnumerable<Candidate> All(
        CaseState state,
        ImmutableHashSet<string> offered,
        Func<CaseState, ActionId, ActionTry> tryOf
    ) =>
        s_surfaces.SelectMany(surface =>
            WhyNot(state, surface) is { } why
                ? why.Length == 0
                    ? []
                    : [new Candidate.NotRunnable(new UnavailableAction($"{surface.Word()} actions", why, null))]
                : Of(state, surface, offered, tryOf)
        );

    /// <summary>Null where commands can be made; empty where the program is not even here.</summary>
    private static string? WhyNot(CaseState state, Surface surface)
    {
        var (found, fact) =
            surface == Surface.Kubectl
                ? (state.Found(PreflightStep.Kubectl), FactKeys.KubeContext)
                : (state.Found(PreflightStep.Aws), null);
        if (found?.ContainsKey("path") != true)
        {
            return string.Empty;
        }
        var isRead = fact is null ? HasIdentity(state.Facts.ReadNow) : state.Facts.Single(fact) is not null;
        return isRead
            ? null
            : $"{surface.Word()} is detected, but nothing was read through it in this session, so no command can be made from facts";
    }

    private static bool HasIdentity(FactSheet facts) =>
        facts[FactKeys.RoleName] is Fact.Known || facts[FactKeys.UserKeys] is Fact.Known;

    private IEnumerable<Candidate> Of(
        CaseState state,
        Surface surface,
        ImmutableHashSet<string> offered,
        Func<CaseState, ActionId, ActionTry> tryOf
    ) =>
        knowledge
            .Cards.Where(card => card.Surface == surface && !card.Command!.UnlessOffered.Any(offered.Contains))
            .SelectMany(card =>
                CommandResolver.Resolve(card, state.Facts.ReadNow).Select(outcome => Make(state, card, outcome, tryOf))
            )
            .DistinctBy(
                candidate => candidate is Candidate.Runnable runnable ? runnable.Action.Id.Value : candidate.ToString(),
                StringComparer.Ordinal
            );

    private Candidate Make(
        CaseState state,
        ActionCard card,
        CommandOutcome outcome,
        Func<CaseState, ActionId, ActionTry> tryOf
    )
    {
        if (outcome is not CommandOutcome.Resolved resolved)
        {
            return Gone(card, WhyNot(outcome), null);
        }
        if (
            CardText.Target(card, resolved.Facts) is not { } target
            || CardText.NameToType(card, resolved.Facts) is not { } name
        )
        {
            return Gone(card, "un-parameterizable: no validated name of its target is known", null);
        }
        resolved = Placed(state, card, resolved);
        var id = new ActionId(
            Digest.OfText($"{card.Surface} {card.Type} {target.Cluster} {target.Account} {target.What}").ToString()[..8]
        );
        var allowed = new AllowList(new AllowListOptions { LoopbackEndpoints = state.AwsEndpoint is not null });
        return allowed.Check(resolved.Argv) is AllowVerdict.Refused refused
            ? Gone(card, $"the allow-list refuses its command: {refused.Why}", id)
            : new Candidate.Runnable(Recoverable(state, Action(card, resolved, target, name, tryOf(state, id))), card);
    }

    private static ResponseAction Recoverable(CaseState state, ResponseAction action)
    {
        var placed = action with { Undo = ByHand.Of(state, action.Undo) };
        return placed with { Undo = ManifestRecovery.With(state, placed) };
    }

    /// <summary>aws goes with the person's profile and region, as every read of this case does.</summary>
    private static CommandOutcome.Resolved Placed(CaseState state, ActionCard card, CommandOutcome.Resolved resolved)
    {
        return card.Surface == Surface.Aws
            ? resolved with
            {
                Argv = Line(resolved.Argv),
                Undo = resolved.Undo.IsEmpty ? [] : Line(resolved.Undo),
            }
            : resolved;

        ImmutableArray<string> Line(ImmutableArray<string> argv) =>
            AwsCalls.Line(state, argv[1], argv[2], argv[3..^CommandResolver.AwsOutput.Length]);
    }

    private ResponseAction Action(
        ActionCard card,
        CommandOutcome.Resolved resolved,
        CallTarget target,
        string name,
        ActionTry tried
    ) =>
        new()
        {
            Id = tried.Action,
            Attempt = tried.Attempt,
            Type = card.Type,
            Surface = card.Surface,
            Responder = null,
            Effect = card.Effect,
            Scope = CardText.Scope(card, resolved.Facts),
            Target = target,
            NameToType = name,
            Request = new CallRequest.Command(resolved.Argv),
            Values = resolved.Values,
            SchemaDigest = "none",
            WhatItDoes = CardText.Say(card.WhatItDoes, resolved.Facts),
            Expected = CardText.Say(card.Expected, resolved.Facts),
            WhatToWatch = CardText.Say(card.WhatToWatch, resolved.Facts),
            Consequences = knowledge.Rules.Evaluate(card, resolved.Facts),
            EvidenceLost = CardText.EvidenceLost(card, resolved.Facts),
            Reversibility = CardText.Say(card.Reversibility, resolved.Facts),
            Undo = CardText.Undo(card, resolved.Undo, resolved.Facts),
            Availability = new Availability.Unconfirmed(
                options.RunsThrough.Contains(card.Surface)
                    ? $"{card.Surface.Word()} can be reached; whether it may do this is asked right before"
                    : $"Quell does not run {card.Surface.Word()} actions in this session: choosing it makes its ticket text"
            ),
            NeedsStorage = false,
            Preconditions = CardText.Preconditions(card, resolved.Facts),
        };

    private static string WhyNot(CommandOutcome outcome) =>
        outcome switch
        {
            CommandOutcome.Stopped stopped => $"not offered: {stopped.Why}",
            CommandOutcome.Unparameterizable missing =>
                $"un-parameterizable: {missing.Why}; to find out: {missing.HowToFindOut}",
            _ => "un-parameterizable",
        };

    private static Candidate.NotRunnable Gone(ActionCard card, string why, ActionId? id) =>
        new(new UnavailableAction(card.Type, why, id));
}
