using System.Collections.Immutable;

namespace Quell.Runbook.Probe.Kubectl.Policies;

/// <summary>One policy, as it concerns one Pod.</summary>
/// <param name="Name">In the words of the vocabulary: <c>NetworkPolicy/default-deny</c>.</param>
/// <param name="Selects">Null where its selector is not understood.</param>
/// <param name="Ingress">Null where it does not speak of it.</param>
/// <param name="MayDeny">True where it can forbid what another policy allows; Kubernetes' own cannot.</param>
internal sealed record PolicyView(string Name, bool? Selects, PolicyEffect? Ingress, PolicyEffect? Egress, bool MayDeny)
{
    public string Words =>
        Selects is null
            ? $"{Name} selects=unknown"
            : Name
                + (Ingress is { } incoming ? $" ingress={Word(incoming)}" : "")
                + (Egress is { } outgoing ? $" egress={Word(outgoing)}" : "");

    /// <summary>What all policies of a Pod together leave of one direction: <c>open</c>, <c>restricted</c>, <c>closed</c>.</summary>
    public static string Net(ImmutableArray<PolicyView> selecting, Func<PolicyView, PolicyEffect?> direction)
    {
        var spoken = selecting.Where(policy => direction(policy) is not null).ToList();
        return spoken.Count == 0 ? "open"
            : spoken.TrueForAll(policy => direction(policy) == PolicyEffect.Deny) ? "closed"
            // Kubernetes' own policies only add up: one that allows all is enough, unless another kind may forbid.
            : spoken.Exists(policy => direction(policy) == PolicyEffect.Allow)
            && !spoken.Exists(policy => policy.MayDeny && direction(policy) != PolicyEffect.Allow)
                ? "open"
            : "restricted";
    }

    private static string Word(PolicyEffect effect) => effect.ToString().ToLowerInvariant();
}
