using System.Collections.Immutable;
using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Kubectl.Recipes;

/// <summary>Ways in from outside that end at one of the Pod's Services.</summary>
internal static class RouteRecipe
{
    public static readonly KubeRecipe Recipe = new([FactKeys.Ingress], Read);

    private static IEnumerable<Finding> Read(ThreatSubject subject, ClusterView view)
    {
        if (
            subject.Seen is null
            || view.List(KubeSources.Network, KubeTypes.Service) is not { } services
            || view.List(KubeSources.Network, KubeTypes.Ingress) is not { } ingresses
            || AddOn.List(view, KubeTypes.HttpRoute) is not { } http
            || AddOn.List(view, KubeTypes.GrpcRoute) is not { } grpc
        )
        {
            return [];
        }
        if (services.Problem is { } problem)
        {
            return [Finding.Missing(FactKeys.Ingress, problem, services.Citation)];
        }
        var ours = ServiceRecipe.Selecting(subject, services).ToHashSet(StringComparer.Ordinal);
        return Finding.Of(
            FactKeys.Ingress,
            [ingresses, http, grpc],
            list =>
                list.Items.SelectMany(item =>
                    item.Object.Kind is "Ingress" ? OfIngress(item, ours) : OfRoute(item, subject.Namespace, ours)
                )
        );
    }

    private static IEnumerable<string> OfIngress(Sighting item, HashSet<string> ours)
    {
        var whole = ServiceOf(item.Spec["defaultBackend"]) ?? ServiceOf(item.Spec["backend"]);
        if (whole is not null && ours.Contains(whole))
        {
            yield return $"Ingress/{item.Object.Name} service={whole}";
        }
        foreach (var rule in item.Spec["rules"].Items)
        {
            foreach (var path in rule["http"]["paths"].Items)
            {
                if (ServiceOf(path["backend"]) is { } service && ours.Contains(service))
                {
                    var host = rule["host"].Text is { Length: > 0 } name ? $" host={name}" : "";
                    var at = path["path"].Text is { Length: > 0 } text ? $" path={text}" : "";
                    yield return $"Ingress/{item.Object.Name}{host}{at} service={service}";
                }
            }
        }
    }

    /// <summary>As <c>networking.k8s.io/v1</c> has it, and as the versions before it did.</summary>
    private static string? ServiceOf(Part backend) => backend["service"]["name"].Text ?? backend["serviceName"].Text;

    private static IEnumerable<string> OfRoute(Sighting item, string space, HashSet<string> ours)
    {
        var hosts = item.Spec["hostnames"].Texts.DefaultIfEmpty(string.Empty).ToImmutableArray();
        foreach (var rule in item.Spec["rules"].Items)
        {
            var services = rule["backendRefs"]
                .Items.Where(backend =>
                    (backend["kind"].Text ?? "Service") is "Service" && (backend["namespace"].Text ?? space) == space
                )
                .Select(backend => backend["name"].Text)
                .OfType<string>()
                .Where(ours.Contains)
                .ToList();
            var paths = rule["matches"]
                .Items.Select(match => match["path"]["value"].Text ?? match["method"]["service"].Text ?? string.Empty)
                .DefaultIfEmpty(string.Empty)
                .ToList();
            foreach (var (host, path, service) in from h in hosts from p in paths from s in services select (h, p, s))
            {
                yield return $"{item.Object.Kind}/{item.Object.Name}{(host.Length > 0 ? $" host={host}" : "")}{(path.Length > 0 ? $" path={path}" : "")} service={service}";
            }
        }
    }
}
