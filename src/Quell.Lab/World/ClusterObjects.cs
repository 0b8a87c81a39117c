using System.Text.Json.Nodes;
using Quell.Lab.Scenarios;

namespace Quell.Lab.World;

/// <summary>A cluster's objects while a moment of it is being made; what was removed is remembered.</summary>
internal sealed class ClusterObjects
{
    private readonly Dictionary<ObjectName, Surroundings.Thing> _things = [];

    public IEnumerable<Surroundings.Thing> Things => _things.Values;

    /// <summary>A snapshot, so that the objects may be changed while it is walked.</summary>
    public IReadOnlyList<JsonObject> Live(string kind) =>
        [
            .. _things
                .Values.Where(t => t.GoneAt is null && string.Equals(t.Name.Kind, kind, StringComparison.Ordinal))
                .Select(t => t.Manifest),
        ];

    public JsonObject? Find(string kind, string space, string name) =>
        _things.TryGetValue(new ObjectName(kind, space, name), out var thing) && thing.GoneAt is null
            ? thing.Manifest
            : null;

    /// <summary>Lays the manifest over the object of its name, or adds it.</summary>
    public void Apply(JsonObject manifest)
    {
        if (ObjectName.Of(manifest) is { } name)
        {
            Put(name, Overlay.Merge(Find(name.Kind, name.Namespace, name.Name) ?? [], manifest));
        }
    }

    /// <summary>Adds the manifest unless something has its name, also something that is gone.</summary>
    public void AddIfNew(JsonObject manifest)
    {
        if (ObjectName.Of(manifest) is { } name && !_things.ContainsKey(name))
        {
            Put(name, manifest);
        }
    }

    /// <summary>Replaces the object of the manifest's name as a whole.</summary>
    public void Replace(JsonObject manifest)
    {
        if (ObjectName.Of(manifest) is { } name)
        {
            Put(name, manifest);
        }
    }

    public void Remove(ObjectName name, DateTimeOffset at)
    {
        if (_things.TryGetValue(name, out var thing) && thing.GoneAt is null)
        {
            _things[name] = thing with { GoneAt = at };
        }
    }

    private void Put(ObjectName name, JsonObject manifest) =>
        _things[name] = new Surroundings.Thing(name, manifest, null);
}
