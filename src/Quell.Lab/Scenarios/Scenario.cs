namespace Quell.Lab.Scenarios;

/// <summary>
/// One incident with the tenant, the cluster and the account it happens in, and what each response changes.
/// The format is described in <c>docs/reference/scenario.md</c>. Immutable.
/// </summary>
public sealed class Scenario
{
    internal Scenario(Script script) => Script = script;

    /// <summary>What <c>--tenant embedded:NAME</c> takes.</summary>
    public string Name => Script.Name;

    /// <summary>A few words.</summary>
    public string Title => Script.Title;

    /// <summary>What happened, in one sentence.</summary>
    public string Story => Script.Story;

    /// <summary>The publicly described kind of incident that it follows; empty when none is named.</summary>
    public string Source => Script.Source;

    /// <summary>The incident's event: 32 hexadecimal digits.</summary>
    public string EventId => Script.EventId;

    internal Script Script { get; }

    public ScenarioSummary Summary() => new(Name, Title, Story, EventId);
}
