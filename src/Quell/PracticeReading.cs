using Quell.Lab.Scenarios;
using Quell.Runbook.Ports;

namespace Quell;

/// <summary>A scenario to practise, or why there is none.</summary>
internal abstract record PracticeReading
{
    private PracticeReading() { }

    /// <param name="Source">As a case remembers it.</param>
    internal sealed record Loaded(Scenario Scenario, string Source) : PracticeReading;

    internal sealed record NotUsable(Trouble Trouble) : PracticeReading;
}
