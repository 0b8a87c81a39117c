using System.Collections.Immutable;
using Quell.Lab.Executions;
using Quell.Lab.Yaml;

namespace Quell.Lab.Scenarios;

/// <summary>Reads the catalogue: the built-in one, what a scenario takes of it and what it adds.</summary>
internal static class CatalogueReader
{
    private static readonly Lazy<ImmutableArray<ActionDefinition>> s_builtIn = new(BuiltIn);

    public static CatalogueSpec Read(MapReader? map, Problems problems)
    {
        if (map is null)
        {
            return new CatalogueSpec(s_builtIn.Value, null);
        }

        var extra = map.List("extra").Select(node => Action(new MapReader(node, "an action", problems)));
        ImmutableArray<ActionDefinition> all = [.. s_builtIn.Value, .. extra];
        var types = Types(map, "types", all);
        var scoped = Types(map, "scoped", all);
        map.Done();
        return new CatalogueSpec(types is null ? all : [.. all.Where(a => types.Contains(a.Type))], scoped);
    }

    private static ImmutableHashSet<string>? Types(MapReader map, string key, ImmutableArray<ActionDefinition> all)
    {
        if (!map.Has(key))
        {
            return null;
        }

        var known = all.Select(a => a.Type).ToHashSet(StringComparer.Ordinal);
        var types = map.Words(key);
        foreach (var type in types.Where(t => !known.Contains(t)))
        {
            map.Problems.Add(map.PlaceOf(key), $"unknown action type `{type}`", "describe it under `extra:`");
        }

        return types.ToImmutableHashSet(StringComparer.Ordinal);
    }

    private static ActionDefinition Action(MapReader map)
    {
        var action = new ActionDefinition
        {
            Type = map.Text("type"),
            Responder = map.OneOf("responder", "HOST", ("HOST", "HOST"), ("CLUSTER", "CLUSTER"), ("CLOUD", "CLOUD")),
            Description = map.Text("description"),
            GathersData = map.Flag("gathersData", false),
            NeedsStorage = map.Flag("needsStorage", false),
            UndoOnly = map.Flag("undoOnly", false),
            UndoneBy = map.OptionalText("undoneBy"),
            Parameters = Parameters(map, "parameters"),
            Outputs = Parameters(map, "outputs"),
        };
        map.Done();
        return action;
    }

    private static ImmutableArray<ActionParameter> Parameters(MapReader map, string key) =>
        [.. map.List(key).Select(node => Parameter(new MapReader(node, "a parameter", map.Problems)))];

    private static ActionParameter Parameter(MapReader map)
    {
        var type = map.OneOf("type", "string", ("string", "string"), ("integer", "integer"), ("boolean", "boolean"));
        var parameter = new ActionParameter(
            map.Text("name"),
            type,
            map.Flag("required", true),
            map.OptionalText("description") ?? string.Empty,
            map.OptionalText("usual") ?? string.Empty
        );
        map.Done();
        return parameter;
    }

    private static ImmutableArray<ActionDefinition> BuiltIn()
    {
        var problems = new Problems("catalogue.yaml");
        var root = YamlText.Read(Resources.Text("catalogue.yaml"), problems);
        var map = new MapReader(root, "the catalogue", problems);
        ImmutableArray<ActionDefinition> actions =
        [
            .. map.List("actions").Select(node => Action(new MapReader(node, "an action", problems))),
        ];
        map.Done();
        return problems.Any ? throw new InvalidOperationException(string.Join("; ", problems.ToImmutable())) : actions;
    }
}
