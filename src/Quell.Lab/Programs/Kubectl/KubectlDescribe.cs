using System.Text;
using System.Text.Json.Nodes;
using Quell.Lab.Programs.Printing;
using Quell.Lab.World;

namespace Quell.Lab.Programs.Kubectl;

/// <summary>
/// kubectl describe: identity, labels and annotations as the real one prints them, the rest of the object as YAML below, and
/// the Events that the scenario has for it.
/// </summary>
internal static class KubectlDescribe
{
    public static Printed Run(Around around, CommandLine line)
    {
        var targets = new KubectlTargets(around, line);
        if (targets.Read() is { } mistake)
        {
            return Printed.Failed(mistake);
        }

        var withEvents = line["show-events"] is not "false";
        var texts = targets.Found.Select(f => Describe(around, f.Item, withEvents));
        var error = targets.Errors.Count == 0 ? string.Empty : string.Join('\n', targets.Errors) + "\n";
        return new Printed(targets.Errors.Count == 0 ? 0 : 1, string.Join("\n\n", texts), error);
    }

    private static string Describe(Around around, JsonObject item, bool withEvents)
    {
        var text = new StringBuilder();
        text.Append("Name:         ").Append(Tables.Name(item)).Append('\n');
        if (Json.Text(item, "metadata", "namespace") is { Length: > 0 } space)
        {
            text.Append("Namespace:    ").Append(space).Append('\n');
        }

        Pairs(text, "Labels:       ", "labels", item);
        Pairs(text, "Annotations:  ", "annotations", item);
        text.Append("API Version:  ").Append(Json.Text(item, "apiVersion")).Append('\n');
        text.Append("Kind:         ").Append(Json.Text(item, "kind")).Append('\n');
        var rest = new JsonObject();
        foreach (var (key, value) in item)
        {
            if (key is not ("apiVersion" or "kind" or "metadata"))
            {
                rest[key] = value?.DeepClone();
            }
        }

        if (rest.Count > 0)
        {
            text.Append(YamlOutput.Write(rest));
        }

        if (withEvents)
        {
            Events(text, around, item);
        }

        return text.ToString();
    }

    private static void Pairs(StringBuilder text, string title, string key, JsonObject item)
    {
        text.Append(title);
        var pairs = Json.At(item, "metadata", key) as JsonObject ?? [];
        var lines = pairs
            .OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => key is "labels" ? $"{p.Key}={Json.Text(p.Value)}" : $"{p.Key}: {Json.Text(p.Value)}");
        text.AppendJoin('\n' + new string(' ', title.Length), lines.DefaultIfEmpty("<none>")).Append('\n');
    }

    private static void Events(StringBuilder text, Around around, JsonObject item)
    {
        var events = around
            .Objects.Where(o =>
                Json.Text(o, "kind") is "Event"
                && string.Equals(
                    Json.Text(o, "involvedObject", "kind"),
                    Json.Text(item, "kind"),
                    StringComparison.Ordinal
                )
                && string.Equals(Json.Text(o, "involvedObject", "name"), Tables.Name(item), StringComparison.Ordinal)
                && Pods.InSameNamespace(o, item)
            )
            .ToList();
        if (events.Count == 0)
        {
            text.Append("Events:  <none>\n");
            return;
        }

        text.Append("Events:\n  Type    Reason    Age    From    Message\n");
        foreach (var e in events)
        {
            text.AppendJoin(
                    "    ",
                    "  " + Json.Text(e, "type"),
                    Json.Text(e, "reason"),
                    Tables.Age(e, around.Now),
                    Json.Text(e, "source", "component"),
                    Json.Text(e, "message")
                )
                .Append('\n');
        }
    }
}
