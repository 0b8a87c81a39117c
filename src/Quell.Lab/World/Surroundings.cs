using System.Text.Json.Nodes;
using Quell.Lab.Executions;
using Quell.Lab.Scenarios;

namespace Quell.Lab.World;

/// <summary>The cluster's objects at one moment: the manifests, and what completed actions made of them.</summary>
internal sealed class Surroundings
{
    private readonly ClusterObjects _objects = new();
    private readonly HashSet<string> _containers;

    public Surroundings(Script scenario, Deeds deeds, DateTimeOffset start, DateTimeOffset now)
    {
        var values = new PlaceholderValues(start, now, scenario.Name, string.Empty, 0, _ => null);
        foreach (var manifest in scenario.Cluster?.Objects ?? [])
        {
            _objects.Apply(Placeholders.Fill(manifest, values));
        }

        if (scenario.Cluster is not null)
        {
            new Controllers(_objects, scenario, values).Run();
        }

        _containers = [.. Containers()];
        IncidentPod = PodOfIncident(scenario);
        var effects = new Effects(_objects, IncidentPod, deeds.StoodFor);
        foreach (var execution in deeds.Completed(now))
        {
            var stands = deeds.Stands(execution, now);
            if (!execution.Outcome.ChangesObjects)
            {
                effects.Apply(execution, stands, now);
            }
            else if (stands)
            {
                Apply(execution, start);
            }

            _containers.UnionWith(Containers());
        }
    }

    /// <summary>All there are, and those that were removed with the time of it.</summary>
    public IEnumerable<Thing> Things => _objects.Things;

    public ClusterObjects Objects => _objects;

    /// <summary>The Pod that the incident's event names; empty when it names none.</summary>
    public string IncidentPod { get; }

    public IEnumerable<JsonObject> Live => _objects.Things.Where(t => t.GoneAt is null).Select(t => t.Manifest);

    /// <summary>Whether a container is there, by the first digits of its id; null where no Pod ever had it.</summary>
    public bool? Runs(string container) =>
        Pods.WithContainer(_objects, container) is not null ? true
        : container.Length > 0 && _containers.Any(c => c.StartsWith(container, StringComparison.Ordinal)) ? false
        : null;

    private IEnumerable<string> Containers() =>
        _objects
            .Live("Pod")
            .SelectMany(pod => Json.Items(pod, "status", "containerStatuses"))
            .Select(status => Json.Text(status, "containerID").Split("://")[^1]);

    private static string PodOfIncident(Script scenario) =>
        scenario
            .Events.Where(e => string.Equals(e.Id, scenario.EventId, StringComparison.Ordinal))
            .Select(e => Json.Text(e.Body, "labels", "kubernetes.pod.name"))
            .FirstOrDefault()
        ?? string.Empty;

    private void Apply(Execution execution, DateTimeOffset start)
    {
        var values = new PlaceholderValues(
            start,
            execution.CompletesAt!.Value,
            execution.Id,
            execution.Id,
            0,
            name => NamedValues.OfExecution(name, execution.Parameters, execution.Outputs)
        );
        foreach (var removed in execution.Outcome.Remove)
        {
            var name = ObjectName.Parse(Placeholders.Fill(removed.ToString(), values)) ?? removed;
            _objects.Remove(name, execution.CompletesAt!.Value);
        }

        foreach (var manifest in execution.Outcome.Apply)
        {
            _objects.Apply(Placeholders.Fill(manifest, values));
        }
    }

    /// <param name="GoneAt">When it was removed; null while it is there.</param>
    internal sealed record Thing(ObjectName Name, JsonObject Manifest, DateTimeOffset? GoneAt);
}
