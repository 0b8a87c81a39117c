using System.Text.Json.Nodes;
using Quell.Lab.Scenarios;

namespace Quell.Lab.World;

/// <summary>Which workloads can be reached from outside: through a Service of a public type, or an Ingress to one.</summary>
internal static class Exposure
{
    public static HashSet<ObjectName> Of(IEnumerable<JsonObject> objects)
    {
        var all = objects.ToList();
        var behindIngress = all.Where(o => Json.Text(o, "kind") is "Ingress").SelectMany(Backends).ToHashSet();
        var exposed = new HashSet<ObjectName>();
        foreach (var service in all.Where(o => Json.Text(o, "kind") is "Service"))
        {
            var name = ObjectName.Of(service)!.Value;
            if (Json.Text(service, "spec", "type") is "LoadBalancer" or "NodePort" || behindIngress.Contains(name))
            {
                exposed.UnionWith(all.Where(o => Selects(service, o)).Select(o => ObjectName.Of(o)!.Value));
            }
        }

        return exposed;
    }

    private static IEnumerable<ObjectName> Backends(JsonObject ingress)
    {
        var space = Json.Text(ingress, "metadata", "namespace");
        return Json.Items(ingress, "spec", "rules")
            .SelectMany(rule => Json.Items(rule, "http", "paths"))
            .Select(path => Json.At(path, "backend"))
            .Append(Json.At(ingress, "spec", "defaultBackend"))
            .Select(backend => Json.Text(backend, "service", "name"))
            .Where(service => service.Length > 0)
            .Select(service => new ObjectName("Service", space, service));
    }

    private static bool Selects(JsonObject service, JsonObject target)
    {
        var labels = Json.Text(target, "kind") is "Pod"
            ? Json.At(target, "metadata", "labels")
            : Json.At(target, "spec", "template", "metadata", "labels");
        return Json.At(service, "spec", "selector") is JsonObject { Count: > 0 } selector
            && string.Equals(
                Json.Text(service, "metadata", "namespace"),
                Json.Text(target, "metadata", "namespace"),
                StringComparison.Ordinal
            )
            && labels is JsonObject given
            && selector.All(s => string.Equals(Json.Text(given[s.Key]), Json.Text(s.Value), StringComparison.Ordinal));
    }
}
