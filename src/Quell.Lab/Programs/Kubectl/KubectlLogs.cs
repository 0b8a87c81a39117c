using System.Globalization;
using System.Text.Json.Nodes;
using Quell.Lab.Scenarios;
using Quell.Lab.World;

namespace Quell.Lab.Programs.Kubectl;

/// <summary>kubectl logs of one Pod, by its name or through its workload, from the scenario's <c>logs</c>.</summary>
internal static class KubectlLogs
{
    public static Printed Run(Around around, CommandLine line)
    {
        var space = line["namespace"] ?? "default";
        if (line["selector"] is { } selector)
        {
            if (LabelSelector.Read(selector, out var fits) is { } mistake)
            {
                return Printed.Failed(mistake);
            }

            var pods = Of(around, space).Where(fits).ToList();
            return pods.Count == 0
                ? new Printed(0, string.Empty, $"No resources found in {space} namespace.\n")
                : Printed.Done(string.Concat(pods.Select(p => Text(around, line, p, container: null))));
        }

        if (line.Words.Count != 1)
        {
            return Printed.Failed(
                "error: expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command"
            );
        }

        var pod = Find(around, space, line.Words[0], out var error);
        return pod is null ? Printed.Failed(error) : Of(around, line, pod);
    }

    private static Printed Of(Around around, CommandLine line, JsonObject pod)
    {
        if (!Access.May(around.Script.Cluster!, "get", s_log, Json.Text(pod, "metadata", "namespace")))
        {
            return Printed.Failed(
                Access.Refusal(
                    around.Script.Cluster!,
                    "get",
                    s_log,
                    Json.Text(pod, "metadata", "namespace"),
                    Tables.Name(pod)
                )
            );
        }

        var statuses = Json.Items(pod, "status", "containerStatuses").ToList();
        var wanted = line["container"] ?? (statuses.Count > 0 ? Json.Text(statuses[0], "name") : string.Empty);
        var status = statuses.Find(s => string.Equals(Json.Text(s, "name"), wanted, StringComparison.Ordinal));
        if (status is null)
        {
            return Printed.Failed($"error: container {wanted} is not valid for pod {Tables.Name(pod)}");
        }

        if (line.Has("previous") && Json.At(status, "lastState", "terminated") is null)
        {
            return Printed.Failed(
                $"Error from server (BadRequest): previous terminated container \"{wanted}\" in pod \"{Tables.Name(pod)}\" not found"
            );
        }

        return Printed.Done(Text(around, line, pod, line.Has("all-containers") ? null : wanted));
    }

    private static readonly ApiResource s_log = new("pods/log", "pod", "Pod", string.Empty, "v1", true);

    private static IEnumerable<JsonObject> Of(Around around, string space) =>
        around.Objects.Where(o =>
            Json.Text(o, "kind") is "Pod"
            && string.Equals(Json.Text(o, "metadata", "namespace"), space, StringComparison.Ordinal)
        );

    private static JsonObject? Find(Around around, string space, string word, out string error)
    {
        var parts = word.Split('/');
        var name = parts[^1];
        var resource = parts.Length == 1 ? null : new ApiResources(around.Objects).Find(parts[0]);
        if (parts.Length == 2 && resource is null)
        {
            error = $"error: the server doesn't have a resource type \"{parts[0]}\"";
            return null;
        }

        error =
            $"error: error from server (NotFound): {resource?.FullName ?? "pods"} \"{name}\" not found in namespace \"{space}\"";
        if (resource is null or { Plural: "pods" })
        {
            return Of(around, space).FirstOrDefault(p => string.Equals(Tables.Name(p), name, StringComparison.Ordinal));
        }

        var workload = around.Objects.FirstOrDefault(o =>
            string.Equals(Json.Text(o, "kind"), resource.Kind, StringComparison.Ordinal)
            && string.Equals(Tables.Name(o), name, StringComparison.Ordinal)
            && string.Equals(Json.Text(o, "metadata", "namespace"), space, StringComparison.Ordinal)
        );
        return Of(around, space)
            .FirstOrDefault(p =>
                workload is not null
                && Selectors.Fits(Json.At(workload, "spec", "selector"), Json.At(p, "metadata", "labels"))
            );
    }

    private static string Text(Around around, CommandLine line, JsonObject pod, string? container)
    {
        var values = new PlaceholderValues(around.Start, around.Now, around.Script.Name, string.Empty, 0, _ => null);
        var lines = around
            .Script.Cluster!.Logs.Where(l => l.IsOf(pod, container, line.Has("previous")))
            .SelectMany(l => l.Lines)
            .Select(l => Placeholders.Fill(l, values))
            .ToList();
        if (
            int.TryParse(line["tail"], NumberStyles.None, CultureInfo.InvariantCulture, out var tail)
            && tail < lines.Count
        )
        {
            lines = lines[^tail..];
        }

        return string.Concat(lines.Select(l => l + "\n"));
    }
}
