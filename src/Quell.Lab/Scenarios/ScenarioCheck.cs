using Quell.Lab.SysQl;
using Quell.Lab.World;
using Quell.Lab.Yaml;

namespace Quell.Lab.Scenarios;

/// <summary>What only the whole scenario shows: the incident's event is there, ids are unique, graph ends exist.</summary>
internal static class ScenarioCheck
{
    public static void Check(Script scenario, Problems problems)
    {
        if (scenario.Events.All(e => !string.Equals(e.Id, scenario.EventId, StringComparison.Ordinal)))
        {
            problems.Add(
                Mark.Start,
                $"`events` has no event {scenario.EventId}",
                "describe the incident's event there"
            );
        }

        Unique("event id", scenario.Events.Select(e => e.Id), problems);
        Unique("stream", scenario.Streams.Select(s => s.Name), problems);
        Unique("execution id", scenario.Executions.Select(e => e.Id), problems);
        foreach (var extra in scenario.Graph.Entities)
        {
            Check(extra, problems);
        }

        if (!problems.Any)
        {
            CheckRelations(scenario, problems);
        }
    }

    private static void Check(GraphSpec.ExtraEntity extra, Problems problems)
    {
        if (!Schema.HasEntity(extra.Type))
        {
            problems.Add(extra.At, $"the graph has no entity type `{extra.Type}`", "use one that the reference lists");
            return;
        }

        foreach (var (field, _) in extra.Fields)
        {
            if (Schema.Field(extra.Type, field) is null)
            {
                var known = string.Join(", ", Schema.FieldsOf(extra.Type));
                problems.Add(extra.At, $"`{extra.Type}` has no field `{field}`", $"use some of: {known}");
            }
        }
    }

    private static void CheckRelations(Script scenario, Problems problems)
    {
        var start = DateTimeOffset.UnixEpoch;
        var surroundings = new Surroundings(scenario, new Deeds([], start), start, start);
        var graph = GraphBuilder.Build(scenario, surroundings, start, start);
        foreach (var relation in scenario.Graph.Relations)
        {
            var (from, to) = (relation.From.Split('/', 2), relation.To.Split('/', 2));
            foreach (var end in new[] { from, to }.Where(e => e.Length < 2 || graph.Find(e[0], e[1]) is null))
            {
                problems.Add(relation.At, $"the graph has no `{string.Join('/', end)}`", "write Type/key of an entity");
            }

            if (!Schema.HasRelation(from[0], relation.Name, to[0]))
            {
                var joined = $"{from[0]} {relation.Name} {to[0]}";
                problems.Add(relation.At, $"the graph has no relation `{joined}`", "use one that the reference lists");
            }
        }
    }

    private static void Unique(string what, IEnumerable<string> names, Problems problems)
    {
        foreach (var twice in names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            problems.Add(Mark.Start, $"the {what} {twice.Key} is used twice", "make each one unique");
        }
    }
}
