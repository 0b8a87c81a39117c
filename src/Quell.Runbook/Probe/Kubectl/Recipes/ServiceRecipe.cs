using System.Collections.Immutable;
using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Kubectl.Recipes;

/// <summary>The Services that send traffic to the Pod, and how many others stand behind them.</summary>
internal static class ServiceRecipe
{
    public static readonly KubeRecipe Recipe = new([FactKeys.Services, FactKeys.Endpoints], Read);

    private static IEnumerable<Finding> Read(ThreatSubject subject, ClusterView view)
    {
        if (subject.Seen is null || view.List(KubeSources.Network, KubeTypes.Service) is not { } services)
        {
            return [];
        }
        var selecting = Selecting(subject, services);
        return Finding
            .Of(FactKeys.Services, services, _ => selecting)
            .Concat(Ready(subject, view, services, selecting));
    }

    /// <summary>Names of the Services whose selector means the Pod.</summary>
    public static ImmutableArray<string> Selecting(ThreatSubject subject, Listing services) =>
        [
            .. services
                .Items.Where(item => LabelSelector.MatchesService(item.Spec["selector"], subject.Labels))
                .Select(item => item.Object.Name)
                .Order(StringComparer.Ordinal),
        ];

    private static IEnumerable<Finding> Ready(
        ThreatSubject subject,
        ClusterView view,
        Listing services,
        ImmutableArray<string> selecting
    )
    {
        if (!services.IsWhole || selecting.IsEmpty)
        {
            return Finding.Of(FactKeys.Endpoints, services, _ => []);
        }
        var slices = view.List(KubeSources.Network, KubeTypes.EndpointSlice);
        if (slices is { IsWhole: true, IsServed: true })
        {
            return Finding.Of(
                FactKeys.Endpoints,
                slices,
                list => selecting.Select(name => Words(name, OfSlices(list, name), subject))
            );
        }
        return Finding.Of(
            FactKeys.Endpoints,
            view.List(KubeSources.Endpoints, KubeTypes.Endpoints),
            list => selecting.Select(name => Words(name, OfEndpoints(list, name), subject))
        );
    }

    private static string Words(string service, List<string?> ready, ThreatSubject subject)
    {
        var distinct =
            ready.Where(pod => pod is not null).Distinct(StringComparer.Ordinal).Count()
            + ready.Count(pod => pod is null);
        var ours = subject.Pod is { } pod
            ? $" ours={(ready.Contains(pod.Object.Name, StringComparer.Ordinal) ? 1 : 0)}"
            : "";
        return $"{service} ready={distinct}{ours}";
    }

    /// <summary>Names of the Pods behind ready endpoints; null for what is no Pod. Families of addresses have slices of their own.</summary>
    private static List<string?> OfSlices(Listing slices, string service) =>
        [
            .. slices
                .Items.Where(item =>
                    string.Equals(item.Label("kubernetes.io/service-name"), service, StringComparison.Ordinal)
                )
                .SelectMany(item => item.Fields["endpoints"].Items)
                .Where(endpoint => endpoint["conditions"]["ready"].Flag != false)
                .Select(endpoint => endpoint["targetRef"]["name"].Text),
        ];

    private static List<string?> OfEndpoints(Listing endpoints, string service) =>
        [
            .. endpoints
                .Items.Where(item => string.Equals(item.Object.Name, service, StringComparison.Ordinal))
                .SelectMany(item => item.Fields["subsets"].Items)
                .SelectMany(subset => subset["addresses"].Items)
                .Select(address => address["targetRef"]["name"].Text),
        ];
}
