using System.Text;
using Quell.Fuzz.Checks;
using Quell.Lab.Scenarios;

namespace Quell.Fuzz.Targets;

/// <summary>A scenario that somebody else wrote.</summary>
internal static class Scenarios
{
    public static void Run(byte[] data)
    {
        var reading = ScenarioLibrary.Read("outside.yaml", Encoding.UTF8.GetString(data));
        if (reading is ScenarioReading.Failed failed)
        {
            Laws.Hold(!failed.Errors.IsEmpty, "a scenario failed without a reason");
        }
    }
}
