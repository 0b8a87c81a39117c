using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Quell.Lab.Scenarios;
using Quell.Lab.World;
using Quell.Lab.World.Live;

namespace Quell.Lab.Programs;

/// <summary>What the programs see: the scenario, and its cluster and account at this moment.</summary>
internal sealed class Around(Script script, Moment moment, DateTimeOffset start)
{
    private readonly Lazy<ImmutableArray<JsonObject>> _objects = new(() =>
        LiveCluster.Of(script, moment.Surroundings, start, moment.Now)
    );

    public Script Script => script;

    public Moment Moment => moment;

    public DateTimeOffset Start => start;

    public DateTimeOffset Now => moment.Now;

    /// <summary>The cluster's objects as its API server answers them, by kind, namespace and name.</summary>
    public ImmutableArray<JsonObject> Objects => _objects.Value;
}
