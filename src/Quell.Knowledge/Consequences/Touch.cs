using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Consequences;

/// <summary>What kinds of actions rules speak about.</summary>
internal static class Touch
{
    /// <summary>Whether the action takes a container, a Pod or a workload out of service, wholly or for a while.</summary>
    public static bool TakesOut(ActionCard card) => TakesOutOne(card) || TakesOutAll(card);

    /// <summary>Whether one Pod or container is out, and others may go on.</summary>
    public static bool TakesOutOne(ActionCard card) =>
        card
            is {
                Verb: CardVerb.Kill or CardVerb.Stop or CardVerb.Pause or CardVerb.Delete or CardVerb.Detach,
                ActsOn: ActsOn.Container or ActsOn.Pod
            };

    /// <summary>Whether every Pod of a workload is out, at once or one after the other.</summary>
    public static bool TakesOutAll(ActionCard card) => card.Verb is CardVerb.Isolate or CardVerb.Scale || Rolls(card);

    /// <summary>Whether every Pod is replaced by the rollout strategy.</summary>
    public static bool Rolls(ActionCard card) =>
        card is { Verb: CardVerb.Restart } or { Verb: CardVerb.Roll, Phase: ActionPhase.Destruction };

    /// <summary>Whether an object of the cluster is written that somebody else may write too.</summary>
    public static bool Writes(ActionCard card) =>
        card.Surface == Domain.Calls.Surface.Kubectl
            && card.Verb is not (CardVerb.Copy or CardVerb.Cordon or CardVerb.Protect)
        || card.Verb is CardVerb.Isolate or CardVerb.Restart or CardVerb.Delete;
}
