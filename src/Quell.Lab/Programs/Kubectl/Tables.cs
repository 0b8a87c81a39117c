using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Quell.Lab.World;

namespace Quell.Lab.Programs.Kubectl;

/// <summary>The tables that kubectl prints without <c>-o</c>; kinds that have no columns of their own show name and age.</summary>
internal static class Tables
{
    public static string Name(JsonObject item) => Json.Text(item, "metadata", "name");

    public static string Write(
        IReadOnlyList<(ApiResource Resource, JsonObject Item)> found,
        CommandLine line,
        DateTimeOffset now
    )
    {
        var groups = found.GroupBy(f => f.Resource).ToList();
        var tables = groups.Select(g => Table(g.Key, [.. g.Select(f => f.Item)], line, now, groups.Count > 1));
        return string.Join('\n', tables);
    }

    /// <summary>How long ago, in kubectl's one or two units.</summary>
    public static string Age(JsonObject item, DateTimeOffset now)
    {
        if (Instants.Read(Json.Text(item, "metadata", "creationTimestamp")) is not { } created)
        {
            return "<unknown>";
        }

        var age = now - created;
        var (amount, unit) = age switch
        {
            { TotalMinutes: < 2 } => (age.TotalSeconds, 's'),
            { TotalHours: < 3 } => (age.TotalMinutes, 'm'),
            { TotalDays: < 2 } => (age.TotalHours, 'h'),
            _ => (age.TotalDays, 'd'),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{(long)amount}{unit}");
    }

    private static string Table(
        ApiResource resource,
        IReadOnlyList<JsonObject> items,
        CommandLine line,
        DateTimeOffset now,
        bool isOneOfSeveral
    )
    {
        var withSpace = line.Has("all-namespaces") && resource.IsNamespaced;
        var rows = new List<string[]>();
        if (!line.Has("no-headers"))
        {
            rows.Add(Row(withSpace ? "NAMESPACE" : null, "NAME", Columns(resource), "AGE", line, "LABELS"));
        }

        foreach (var item in items)
        {
            var space = withSpace ? Json.Text(item, "metadata", "namespace") : null;
            var name = isOneOfSeveral ? $"{resource.ShortName}/{Name(item)}" : Name(item);
            rows.Add(Row(space, name, Cells(resource, item), Age(item, now), line, Labels(item)));
        }

        return Aligned(rows);
    }

    private static string[] Row(
        string? space,
        string name,
        IEnumerable<string> middle,
        string age,
        CommandLine line,
        string labels
    ) =>
        [
            .. space is null ? [] : new[] { space },
            name,
            .. middle,
            age,
            .. line.Has("show-labels") ? new[] { labels } : [],
        ];

    private static string[] Columns(ApiResource resource) =>
        resource.Plural switch
        {
            "pods" => ["READY", "STATUS", "RESTARTS"],
            "deployments" => ["READY", "UP-TO-DATE", "AVAILABLE"],
            "statefulsets" => ["READY"],
            "services" => ["TYPE", "CLUSTER-IP"],
            "nodes" => ["STATUS", "VERSION"],
            _ => [],
        };

    private static string[] Cells(ApiResource resource, JsonObject item) =>
        resource.Plural switch
        {
            "pods" => Pod(item),
            "deployments" =>
            [
                Ready(item),
                Json.Text(item, "status", "updatedReplicas"),
                Json.Text(item, "status", "availableReplicas"),
            ],
            "statefulsets" => [Ready(item)],
            "services" => [Json.Text(item, "spec", "type"), Json.Text(item, "spec", "clusterIP")],
            "nodes" =>
            [
                Json.Text(item, "spec", "unschedulable") is "true" ? "Ready,SchedulingDisabled" : "Ready",
                Json.Text(item, "status", "nodeInfo", "kubeletVersion"),
            ],
            _ => [],
        };

    private static string Ready(JsonObject item) =>
        $"{Controllers.Number(item, 0, "status", "readyReplicas")}/{Controllers.Number(item, 1, "spec", "replicas")}";

    private static string[] Pod(JsonObject pod)
    {
        var statuses = Json.Items(pod, "status", "containerStatuses").ToList();
        var ready = statuses.Count(s => Json.Text(s, "ready") is "true");
        var restarts = statuses.Sum(s => Controllers.Number(s, 0, "restartCount"));
        return
        [
            $"{ready}/{statuses.Count}",
            Json.Text(pod, "status", "phase"),
            restarts.ToString(CultureInfo.InvariantCulture),
        ];
    }

    private static string Labels(JsonObject item) =>
        Json.At(item, "metadata", "labels") is JsonObject { Count: > 0 } labels
            ? string.Join(
                ',',
                labels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}={Json.Text(l.Value)}")
            )
            : "<none>";

    private static string Aligned(List<string[]> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                var width = rows.Max(r => r[i].Length) + 3;
                text.Append(i == row.Length - 1 ? row[i] : row[i].PadRight(width));
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
