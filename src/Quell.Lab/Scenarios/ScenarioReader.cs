using System.Collections.Immutable;
using Quell.Lab.Executions;
using Quell.Lab.SysQl;
using Quell.Lab.Yaml;

namespace Quell.Lab.Scenarios;

/// <summary>Reads a scenario file; every mistake is collected with its place.</summary>
internal static class ScenarioReader
{
    private const long FormatVersion = 1;

    public static ScenarioReading Read(string file, string text)
    {
        var problems = new Problems(file);
        var root = YamlText.Read(text, problems);
        var script = root is null ? null : Script(new MapReader(root, "the scenario", problems), root);
        if (script is not null && !problems.Any)
        {
            ScenarioCheck.Check(script, problems);
        }

        return script is null || problems.Any
            ? new ScenarioReading.Failed(problems.ToImmutable())
            : new ScenarioReading.Loaded(new Scenario(script));
    }

    private static Script Script(MapReader map, YamlNode root)
    {
        var problems = map.Problems;
        PlaceholderCheck.Check(root, problems);
        map.Whole("scenario", FormatVersion, FormatVersion, FormatVersion);
        if (!map.Has("scenario"))
        {
            problems.Add(map.At, "the scenario lacks `scenario`", "begin with `scenario: 1`, the format's version");
        }

        var catalogue = CatalogueReader.Read(map.Map("catalogue", "`catalogue`"), problems);
        var actions = catalogue.Actions.Select(a => a.Type).ToImmutableHashSet(StringComparer.Ordinal);
        var outcomes = new OutcomeReader(problems, actions);
        var events = new EventReader(problems, outcomes, map.Map("templates", "`templates`"));
        var script = new Script
        {
            Name = map.Text("name"),
            Title = map.Text("title"),
            Story = map.Text("story"),
            Source = map.OptionalText("source") ?? string.Empty,
            EventId = EventReader.Id(map, "event"),
            Tenant = TenantReader.Read(map.Map("tenant", "`tenant`"), problems),
            Catalogue = catalogue,
            Events = [.. map.List("events").Select(events.Event)],
            Streams = [.. map.List("streams").Select(events.Stream)],
            Executions = [.. map.List("executions").Select(outcomes.Past)],
            Outcomes = [.. map.List("outcomes").Select(outcomes.Outcome)],
            Cluster = ClusterReader.Cluster(map.Map("cluster", "`cluster`")),
            Account = ClusterReader.Account(map.Map("account", "`account`")),
            Graph = ClusterReader.Graph(map.Map("graph", "`graph`")),
        };
        map.Done();
        return script;
    }
}
