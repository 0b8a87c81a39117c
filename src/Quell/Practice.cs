using Quell.Lab.Scenarios;
using Quell.Runbook.Ports;

namespace Quell;

/// <summary>The embedded tenant's scenarios by name.</summary>
internal static class Practice
{
    public static ScenarioReading Load(string name) => ScenarioLibrary.Load(name);

    public static Trouble Unknown(string name) =>
        new(
            $"There is no scenario {Domain.Text.Printable.Of(name, 60)}.",
            $"The embedded tenant has: {string.Join(", ", ScenarioLibrary.List().Select(scenario => scenario.Name))}.",
            "Pick one of these: `--tenant embedded:<name>`."
        );
}
