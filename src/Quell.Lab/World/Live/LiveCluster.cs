using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Quell.Lab.Scenarios;

namespace Quell.Lab.World.Live;

/// <summary>
/// The objects as an API server would answer them: with identity, defaults and status where the manifests leave them out.
/// What a manifest says is never changed.
/// </summary>
internal sealed class LiveCluster
{
    private readonly ClusterObjects _objects = new();

    private LiveCluster(Script scenario, Surroundings surroundings, DateTimeOffset start, DateTimeOffset now)
    {
        var created = Instants.Seconds(start - TimeSpan.FromDays(40));
        var identity = new Identity(scenario.Name, created, start);
        foreach (var manifest in surroundings.Live)
        {
            _objects.Replace(identity.Give(manifest));
        }

        var fields = new ObjectFields(_objects, now);
        foreach (var kind in ObjectFields.Order)
        {
            foreach (var manifest in _objects.Live(kind))
            {
                _objects.Replace(fields.Complete(kind, manifest));
            }
        }

        foreach (var slice in new EndpointSlices(_objects).Make())
        {
            _objects.AddIfNew(identity.Give(slice));
        }

        foreach (var thing in _objects.Things.ToList())
        {
            _objects.Replace(Times.Plain(identity.Refer(thing.Manifest, _objects)));
        }
    }

    public static ImmutableArray<JsonObject> Of(
        Script scenario,
        Surroundings surroundings,
        DateTimeOffset start,
        DateTimeOffset now
    )
    {
        var live = new LiveCluster(scenario, surroundings, start, now);
        return
        [
            .. live
                ._objects.Things.OrderBy(t => t.Name.Kind, StringComparer.Ordinal)
                .ThenBy(t => t.Name.Namespace, StringComparer.Ordinal)
                .ThenBy(t => t.Name.Name, StringComparer.Ordinal)
                .Select(t => t.Manifest),
        ];
    }
}
