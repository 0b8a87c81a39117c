using System.Collections.Immutable;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>Reads one subject off what kubectl has shown. Pure: the same answers always give the same findings.</summary>
/// <param name="Keys">The facts that it answers.</param>
/// <param name="Read">A fact whose answer has not come yet is left out.</param>
public sealed record KubeRecipe(
    ImmutableArray<string> Keys,
    Func<ThreatSubject, ClusterView, IEnumerable<Finding>> Read
);
