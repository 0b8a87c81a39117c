using System.Collections.Immutable;
using Quell.Lab.Yaml;

namespace Quell.Lab.Scenarios;

/// <summary>The scenarios that come with the program, and the way to read others.</summary>
public static class ScenarioLibrary
{
    /// <summary>By name; each one is known to be readable, which a test holds.</summary>
    public static ImmutableArray<ScenarioSummary> List() =>
        [
            .. Resources
                .ScenarioNames()
                .Select(Load)
                .OfType<ScenarioReading.Loaded>()
                .Select(loaded => loaded.Scenario.Summary()),
        ];

    /// <param name="name">As listed; an unknown one is a <see cref="ScenarioReading.Failed"/> that names the known ones.</param>
    public static ScenarioReading Load(string name)
    {
        var names = Resources.ScenarioNames();
        if (names.Contains(name, StringComparer.Ordinal))
        {
            return Read(name + ".yaml", Resources.ScenarioText(name));
        }

        var problems = new Problems("embedded");
        problems.Add(
            Mark.Start,
            $"no embedded scenario is called `{name}`",
            "pick one of: " + string.Join(", ", names)
        );
        return new ScenarioReading.Failed(problems.ToImmutable());
    }

    /// <summary>Reads a scenario that somebody wrote.</summary>
    /// <param name="file">Only for the error texts.</param>
    /// <param name="text">The whole file; outside text, so depth and size are bounded.</param>
    public static ScenarioReading Read(string file, string text) => ScenarioReader.Read(file, text);
}
