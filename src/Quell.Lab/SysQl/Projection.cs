using System.Text.Json.Nodes;

namespace Quell.Lab.SysQl;

/// <summary>Makes a query's items of its rows: counting, DISTINCT, order, page.</summary>
internal static class Projection
{
    private const int UsualLimit = 50;

    public static JsonArray Items(Query query, List<Dictionary<string, Entity?>> rows)
    {
        IEnumerable<Line> lines = query.Returns.Any(r => r.Value is Operand.Count)
            ? Counted(query, rows)
            : rows.Select(row => new Line(row, [.. query.Returns.Select(r => Evaluator.Value(r.Value, row))]));
        if (query.Distinct)
        {
            lines = lines.DistinctBy(line => Identity(line.Values), StringComparer.Ordinal);
        }

        foreach (var order in query.Order.Reverse())
        {
            lines = Sorted(lines, order, query);
        }

        var page = lines.Skip(query.Offset).Take(query.Limit ?? UsualLimit);
        return new JsonArray([.. page.Select(line => Item(query, line))]);
    }

    private static IEnumerable<Line> Counted(Query query, List<Dictionary<string, Entity?>> rows)
    {
        var keys = query.Returns.Where(r => r.Value is not Operand.Count).ToList();
        var groups = rows.GroupBy(
                row => Identity([.. keys.Select(k => Evaluator.Value(k.Value, row))]),
                StringComparer.Ordinal
            )
            .Select(g => g.ToList())
            .ToList();
        if (groups.Count == 0 && keys.Count == 0)
        {
            groups.Add([]);
        }

        return groups.Select(group => new Line(null, [.. query.Returns.Select(r => Group(r.Value, group))]));
    }

    private static object? Group(Operand value, List<Dictionary<string, Entity?>> group)
    {
        if (value is not Operand.Count count)
        {
            return Evaluator.Value(value, group[0]);
        }

        if (count.Of is null)
        {
            return (decimal)group.Count;
        }

        var values = group.Select(row => Evaluator.Value(count.Of, row)).Where(v => v is not null);
        return count.Distinct
            ? (decimal)values.DistinctBy(Values.Identity, StringComparer.Ordinal).Count()
            : (decimal)values.Count();
    }

    /// <summary>Stable, absent values last either way.</summary>
    private static IOrderedEnumerable<Line> Sorted(IEnumerable<Line> lines, Query.Ordering order, Query query)
    {
        var column = FirstIndex(
            query.Returns,
            r => string.Equals(r.Name, order.Name, StringComparison.Ordinal) || r.Value == order.Value
        );
        object? Key(Line line) => column >= 0 ? line.Values[column] : Evaluator.Value(order.Value, line.Row!);
        var byValue = Comparer<object?>.Create(
            (a, b) => Values.Compare(a, b) ?? string.CompareOrdinal(Values.Identity(a), Values.Identity(b))
        );
        var absentLast = lines.OrderBy(line => Key(line) is null);
        return order.Descending ? absentLast.ThenByDescending(Key, byValue) : absentLast.ThenBy(Key, byValue);
    }

    private static JsonObject Item(Query query, Line line)
    {
        var item = new JsonObject();
        for (var i = 0; i < query.Returns.Length; i++)
        {
            item[query.Returns[i].Name] = line.Values[i] is Entity entity
                ? entity.ToJson()
                : Values.Json(line.Values[i]);
        }

        return item;
    }

    private static string Identity(object?[] values) =>
        string.Join('\u0001', values.Select(v => Values.Identity(v) is var id ? $"{id.Length}:{id}" : string.Empty));

    private static int FirstIndex(IReadOnlyList<Query.Returned> items, Func<Query.Returned, bool> fits)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (fits(items[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private sealed record Line(Dictionary<string, Entity?>? Row, object?[] Values);
}
