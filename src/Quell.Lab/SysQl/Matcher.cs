namespace Quell.Lab.SysQl;

/// <summary>Finds the rows of a query's patterns in a graph.</summary>
internal static class Matcher
{
    private const int MostRows = 100_000;

    /// <summary>A row: which entity each alias stands for; null where an optional pattern found nothing.</summary>
    public static List<Dictionary<string, Entity?>> Rows(Query query, Binder binder, Graph graph)
    {
        List<Dictionary<string, Entity?>> rows = [new Dictionary<string, Entity?>(StringComparer.Ordinal)];
        foreach (var pattern in query.Patterns)
        {
            rows = [.. rows.SelectMany(row => Extend(row, pattern, binder, graph))];
        }

        return rows;
    }

    private static List<Dictionary<string, Entity?>> Extend(
        Dictionary<string, Entity?> row,
        Query.Pattern pattern,
        Binder binder,
        Graph graph
    )
    {
        List<Dictionary<string, Entity?>> found = [row];
        Query.Step? before = null;
        foreach (var step in pattern.Steps)
        {
            var type = binder.Types[step.Alias];
            var previous = before;
            found = [.. found.SelectMany(r => Next(r, previous, step, type, graph))];
            if (found.Count > MostRows)
            {
                throw new SysQlRejection("query matches too many rows");
            }

            before = step;
        }

        if (found.Count > 0 || !pattern.Optional)
        {
            return found;
        }

        foreach (var step in pattern.Steps)
        {
            row.TryAdd(step.Alias, null);
        }

        return [row];
    }

    private static IEnumerable<Dictionary<string, Entity?>> Next(
        Dictionary<string, Entity?> row,
        Query.Step? before,
        Query.Step step,
        string type,
        Graph graph
    )
    {
        IReadOnlyList<Entity> candidates = before is null
            ? graph.Of(type)
            : row[before.Alias]?.Related(step.Relation, type) ?? [];
        if (row.TryGetValue(step.Alias, out var bound))
        {
            return bound is not null && candidates.Contains(bound) ? [row] : [];
        }

        return candidates.Select(c => new Dictionary<string, Entity?>(row, StringComparer.Ordinal)
        {
            [step.Alias] = c,
        });
    }
}
