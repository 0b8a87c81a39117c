using System.Collections.Immutable;

namespace Quell.Lab.Scenarios;

/// <summary>What came of reading a scenario: the scenario, or everything that is wrong with its file.</summary>
public abstract record ScenarioReading
{
    private ScenarioReading() { }

    public sealed record Loaded(Scenario Scenario) : ScenarioReading;

    /// <param name="Errors">At least one, in the order of the file.</param>
    public sealed record Failed(ImmutableArray<ScenarioError> Errors) : ScenarioReading;
}
