using System.Collections.Immutable;
using Quell.Domain.Text;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>Marks that a tool for delivery from Git, or Helm, left on the workload or on what owns it.</summary>
internal static class Delivery
{
    /// <summary>Label that Argo CD used by default until version 3, and that others use for other things.</summary>
    private const string Instance = "app.kubernetes.io/instance";

    public sealed record Mark(string Tool, KubeType Type, string? Namespace, string Name, Sighting On)
    {
        /// <summary>True when only an object of that name proves it.</summary>
        public bool IsGuess { get; init; }
    }

    public static ImmutableArray<Mark> Marks(ThreatSubject subject) =>
        [.. On(subject).SelectMany(Of).DistinctBy(mark => (mark.Tool, mark.Namespace, mark.Name))];

    /// <summary>What carries the marks: the owners, or the Pod where it has none.</summary>
    public static IEnumerable<Sighting> On(ThreatSubject subject)
    {
        var owners = subject.Chain.Select(link => link.Seen).OfType<Sighting>().ToList();
        return owners.Count > 0 ? owners
            : subject.Pod is { } pod ? [pod]
            : [];
    }

    /// <summary>The objects that say whether a change is taken back, and how often.</summary>
    public static IEnumerable<ClusterRead> Reads(ThreatSubject subject, ClusterView view)
    {
        if (view.List(KubeSources.Cluster, KubeTypes.ApiService) is not { } groups)
        {
            yield break;
        }
        var marks = Marks(subject);
        var app = marks.FirstOrDefault(mark => mark.Tool is "argocd" && IsServed(groups, mark) && IsName(mark.Name));
        if (app is not null)
        {
            yield return ClusterRead.Lists(
                KubeSources.ArgoCd,
                [KubeTypes.Application],
                ["-A", "--field-selector", $"metadata.name={app.Name}"],
                "asking Argo CD's Application whether it takes changes back"
            );
        }
        var flux = marks
            .Where(mark =>
                mark.Tool is "flux"
                && IsServed(groups, mark)
                && IsName(mark.Name)
                && Alphabets.Matches(Alphabet.DnsLabel, mark.Namespace)
            )
            .ToList();
        foreach (var mark in flux.DistinctBy(mark => mark.Type))
        {
            yield return ClusterRead.Objects(
                $"{KubeSources.Flux} {mark.Type.Kind.ToLowerInvariant()}",
                [(mark.Type, mark.Name)],
                ["-n", mark.Namespace!],
                $"asking Flux's {mark.Type.Kind} whether it takes changes back"
            );
        }
    }

    /// <summary>Where nobody may list the groups, a mark is reason enough to ask; a guess is not.</summary>
    private static bool IsServed(Listing groups, Mark mark) =>
        groups.IsWhole ? AddOn.Serves(groups, mark.Type) : !mark.IsGuess;

    private static bool IsName(string name) => Alphabets.Matches(Alphabet.DnsSubdomain, name);

    private static IEnumerable<Mark> Of(Sighting on)
    {
        if (on.Annotation("argocd.argoproj.io/tracking-id") is { } tracking)
        {
            // "app:group/Kind:namespace/name"; applications of other namespaces are "namespace_app".
            var app = tracking.Split(':')[0];
            yield return new Mark(
                "argocd",
                KubeTypes.Application,
                null,
                app[(app.IndexOf('_', StringComparison.Ordinal) + 1)..],
                on
            );
        }
        else if (on.Label("argocd.argoproj.io/instance") is { } labelled)
        {
            yield return new Mark("argocd", KubeTypes.Application, null, labelled, on);
        }
        else if (on.Label(Instance) is { } instance)
        {
            yield return new Mark("argocd", KubeTypes.Application, null, instance, on) { IsGuess = true };
        }
        if (on.Label("kustomize.toolkit.fluxcd.io/name") is { } kustomization)
        {
            yield return new Mark(
                "flux",
                KubeTypes.Kustomization,
                on.Label("kustomize.toolkit.fluxcd.io/namespace"),
                kustomization,
                on
            );
        }
        if (on.Label("helm.toolkit.fluxcd.io/name") is { } release)
        {
            yield return new Mark(
                "flux",
                KubeTypes.HelmRelease,
                on.Label("helm.toolkit.fluxcd.io/namespace"),
                release,
                on
            );
        }
    }
}
