using System.Text.Json.Nodes;
using Quell.Lab.Executions;
using Quell.Lab.Scenarios;

namespace Quell.Lab.World;

/// <summary>The cluster's objects at one moment: the manifests, and what completed actions made of them.</summary>
internal sealed class Surroundings
{
    private readonly Dictionary<ObjectName, Thing> _things = [];

    public Surroundings(Script scenario, Deeds deeds, DateTimeOffset start, DateTimeOffset now)
    {
        var values = new PlaceholderValues(start, now, scenario.Name, string.Empty, 0, _ => null);
        foreach (var manifest in scenario.Cluster?.Objects ?? [])
        {
            Apply(Placeholders.Fill(manifest, values));
        }

        foreach (var execution in deeds.Completed(now).Where(e => deeds.Stands(e, now)))
        {
            Apply(execution, start);
        }
    }

    /// <summary>All there are, and those that were removed with the time of it.</summary>
    public IEnumerable<Thing> Things => _things.Values;

    public IEnumerable<JsonObject> Live => _things.Values.Where(t => t.GoneAt is null).Select(t => t.Manifest);

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
            if (_things.TryGetValue(name, out var thing))
            {
                _things[name] = thing with { GoneAt = execution.CompletesAt };
            }
        }

        foreach (var manifest in execution.Outcome.Apply)
        {
            Apply(Placeholders.Fill(manifest, values));
        }
    }

    private void Apply(JsonObject manifest)
    {
        if (ObjectName.Of(manifest) is { } name)
        {
            var under = _things.TryGetValue(name, out var known) && known.GoneAt is null ? known.Manifest : [];
            _things[name] = new Thing(name, Overlay.Merge(under, manifest), null);
        }
    }

    /// <param name="GoneAt">When it was removed; null while it is there.</param>
    internal sealed record Thing(ObjectName Name, JsonObject Manifest, DateTimeOffset? GoneAt);
}
