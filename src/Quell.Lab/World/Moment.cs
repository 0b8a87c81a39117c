using System.Collections.Immutable;
using Quell.Lab.Events;
using Quell.Lab.Executions;
using Quell.Lab.Scenarios;
using Quell.Lab.SysQl;

namespace Quell.Lab.World;

/// <summary>The tenant as it is at one moment; everything in it is derived, nothing is kept.</summary>
internal sealed class Moment
{
    private readonly Script _scenario;
    private readonly DateTimeOffset _start;
    private readonly Lazy<ImmutableArray<EventRecord>> _events;
    private readonly Lazy<Surroundings> _surroundings;

    public Moment(Script scenario, Ledger ledger, DateTimeOffset start, DateTimeOffset now)
    {
        _scenario = scenario;
        _start = start;
        Now = now;
        Executions = ledger.Until(now);
        Deeds = ledger.Deeds(now);
        _events = new(() => new EventFeed(scenario, start, Deeds).Until(now - scenario.Tenant.IngestDelay));
        _surroundings = new(() => new Surroundings(scenario, Deeds, start, now));
    }

    public DateTimeOffset Now { get; }

    public Deeds Deeds { get; }

    /// <summary>Newest first.</summary>
    public ImmutableArray<Execution> Executions { get; }

    /// <summary>Those that have reached the service, newest first.</summary>
    public ImmutableArray<EventRecord> Events => _events.Value;

    public Surroundings Surroundings => _surroundings.Value;

    public Graph Graph() => GraphBuilder.Build(_scenario, Surroundings, _start, Now);
}
