using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Quell.Domain.Events;
using Quell.Domain.Facts;
using Quell.Domain.Responses;

namespace Quell.Domain.Calls;

/// <summary>What was understood of an answer, bounded; the raw text lies in the evidence.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Tools), "tools")]
[JsonDerivedType(typeof(Settings), "settings")]
[JsonDerivedType(typeof(Catalogue), "catalogue")]
[JsonDerivedType(typeof(Event), "event")]
[JsonDerivedType(typeof(ProcessTree), "process_tree")]
[JsonDerivedType(typeof(Events), "events")]
[JsonDerivedType(typeof(Rows), "rows")]
[JsonDerivedType(typeof(Execution), "execution")]
[JsonDerivedType(typeof(Executions), "executions")]
[JsonDerivedType(typeof(Storage), "storage")]
[JsonDerivedType(typeof(Readings), "facts")]
public abstract record CallReading
{
    private CallReading() { }

    /// <summary>The handshake was answered; these tools are listed.</summary>
    public sealed record Tools(string ServerName, ImmutableArray<ToolSchema> Listed) : CallReading;

    public sealed record Settings(TenantIdentity Tenant) : CallReading;

    public sealed record Catalogue(ImmutableArray<CatalogueAction> Actions) : CallReading;

    public sealed record Event(ThreatEvent Threat) : CallReading;

    /// <summary>Empty is normal: many events have no tree.</summary>
    public sealed record ProcessTree(ImmutableArray<ProcessNode> Nodes) : CallReading;

    public sealed record Events(EventPage Page) : CallReading;

    public sealed record Rows(ImmutableArray<QueryRow> Items) : CallReading;

    public sealed record Execution(ActionExecution Run) : CallReading;

    public sealed record Executions(ImmutableArray<ActionExecution> Runs) : CallReading;

    public sealed record Storage(CaptureStorage State) : CallReading;

    /// <summary>Facts that the surface derived itself, as kubectl and aws reads do.</summary>
    public sealed record Readings(ImmutableArray<FactReading> Facts) : CallReading;
}
