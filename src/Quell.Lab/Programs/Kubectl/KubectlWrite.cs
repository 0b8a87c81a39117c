using System.Text.Json;
using System.Text.Json.Nodes;
using Quell.Lab.Executions;
using Quell.Lab.Programs.Printing;
using Quell.Lab.World;

namespace Quell.Lab.Programs.Kubectl;

/// <summary>kubectl's writing verbs on one object: what the server would answer, and the change that is to be made.</summary>
internal static class KubectlWrite
{
    /// <summary>Flags beside the common ones.</summary>
    public const string Flags =
        "o:output dry-run field-manager type p:patch overwrite? resource-version replicas current-replicas ignore-not-found?";

    public static Printed Run(Around around, CommandLine line, string verb)
    {
        var target = Target(around, line, out var rest, out var error);
        if (target is not var (resource, item))
        {
            var missing = line.Has("ignore-not-found") && error.Contains("(NotFound)", StringComparison.Ordinal);
            return missing ? Printed.Done(string.Empty) : Printed.Failed(error);
        }

        var space = Json.Text(item, "metadata", "namespace");
        var apiVerb = verb is "delete" ? "delete" : "patch";
        if (!Access.May(around.Script.Cluster!, apiVerb, resource, space))
        {
            return Printed.Failed(Access.Refusal(around.Script.Cluster!, apiVerb, resource, space, Tables.Name(item)));
        }

        if (
            line["resource-version"] is { } pinned
            && !string.Equals(pinned, Json.Text(item, "metadata", "resourceVersion"), StringComparison.Ordinal)
        )
        {
            return Printed.Failed(
                verb is "scale"
                    ? $"error: Expected resource version to be {pinned}, was {Json.Text(item, "metadata", "resourceVersion")}"
                    : $"Error from server (Conflict): Operation cannot be fulfilled on {resource.FullName} \"{Tables.Name(item)}\": the object has been modified; please apply your changes to the latest version and try again"
            );
        }

        var parameters = new JsonObject
        {
            ["kind"] = resource.Kind.ToLowerInvariant(),
            ["namespace"] = space,
            ["name"] = Tables.Name(item),
        };
        if (Change(line, verb, rest, item, parameters) is { } mistake)
        {
            return Printed.Failed(mistake);
        }

        return Answer(line, verb, resource, item, parameters);
    }

    private static Printed Answer(
        CommandLine line,
        string verb,
        ApiResource resource,
        JsonObject item,
        JsonObject parameters
    )
    {
        var rehearsal = line["dry-run"] is "server" or "client";
        var word = verb switch
        {
            "patch" => "patched",
            "label" => "labeled",
            "annotate" => "annotated",
            "scale" => "scaled",
            "rollout restart" => "restarted",
            "rollout pause" => "paused",
            "rollout resume" => "resumed",
            _ => "deleted",
        };
        var name = Tables.Name(item);
        var suffix = rehearsal ? " (server dry run)" : string.Empty;
        var text = (line["output"], verb) switch
        {
            ("json", _) => JsonText.Write(Preview(item, parameters), sorted: true),
            ("yaml", _) => YamlOutput.Write(Preview(item, parameters)),
            ("name", _) => $"{resource.ShortName}/{name}\n",
            (_, "delete") => $"{resource.ShortName} \"{name}\" deleted{suffix}\n",
            _ => $"{resource.ShortName}/{name} {word}{suffix}\n",
        };
        var write = rehearsal ? null : new ProgramWrite($"kubectl {verb}", parameters);
        return Printed.Done(text) with { Write = write };
    }

    private static JsonObject Preview(JsonObject item, JsonObject parameters) =>
        parameters["change"] is JsonObject change ? Overlay.Merge(item, change) : (JsonObject)item.DeepClone();

    private static (ApiResource, JsonObject)? Target(
        Around around,
        CommandLine line,
        out List<string> rest,
        out string error
    )
    {
        var isPair = line.Words.Count > 0 && line.Words[0].Contains('/', StringComparison.Ordinal);
        var words = isPair ? line.Words[0].Split('/', 2) : [.. line.Words.Take(2)];
        rest = [.. line.Words.Skip(isPair ? 1 : 2)];
        if (words.Length < 2)
        {
            error = "error: resource(s) were provided, but no name was specified";
            return null;
        }

        if (new ApiResources(around.Objects).Find(words[0]) is not { } resource)
        {
            error = $"error: the server doesn't have a resource type \"{words[0]}\"";
            return null;
        }

        var space = resource.IsNamespaced ? line["namespace"] ?? "default" : string.Empty;
        var item = around.Objects.FirstOrDefault(o =>
            string.Equals(Json.Text(o, "kind"), resource.Kind, StringComparison.Ordinal)
            && string.Equals(Tables.Name(o), words[1], StringComparison.Ordinal)
            && string.Equals(Json.Text(o, "metadata", "namespace"), space, StringComparison.Ordinal)
        );
        error = $"Error from server (NotFound): {resource.FullName} \"{words[1]}\" not found";
        return item is null ? null : (resource, item);
    }

    /// <summary>Writes what is to be merged into <c>change</c>, and what triggers compare beside it.</summary>
    /// <returns>kubectl's error, or null.</returns>
    private static string? Change(
        CommandLine line,
        string verb,
        List<string> rest,
        JsonObject item,
        JsonObject parameters
    )
    {
        switch (verb)
        {
            case "scale":
                parameters["replicas"] = line["replicas"];
                if (!long.TryParse(line["replicas"], out var replicas) || replicas < 0)
                {
                    return "error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0";
                }

                if (line["current-replicas"] is { } current && current != Json.Text(item, "spec", "replicas"))
                {
                    return $"error: Expected replicas to be {current}, was {Json.Text(item, "spec", "replicas")}";
                }

                parameters["change"] = Nested("spec", new JsonObject { ["replicas"] = replicas });
                return null;
            case "label" or "annotate":
                return Pairs(line, verb is "label" ? "labels" : "annotations", rest, item, parameters);
            case "patch":
                return Patch(line, item, parameters);
            case "rollout pause" or "rollout resume":
                parameters["change"] = Nested(
                    "spec",
                    new JsonObject { ["paused"] = verb is "rollout pause" ? true : null }
                );
                return null;
            case "delete" when Json.Text(item, "kind") is not "NetworkPolicy":
                return "error: the simulated kubectl deletes NetworkPolicies only";
            default:
                return null;
        }
    }

    private static string? Pairs(
        CommandLine line,
        string key,
        List<string> pairs,
        JsonObject item,
        JsonObject parameters
    )
    {
        var changes = new JsonObject();
        foreach (var pair in pairs)
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? pair.TrimEnd('-') : pair[..equals];
            changes[name] = equals < 0 ? null : pair[(equals + 1)..];
            if (equals > 0 && !line.Has("overwrite") && Json.At(item, "metadata", key, name) is { } already)
            {
                return $"error: '{name}' already has a value ({Json.Text(already)}), and --overwrite is false";
            }

            parameters[$"{key}.{name}"] = equals < 0 ? string.Empty : pair[(equals + 1)..];
        }

        parameters["change"] = Nested("metadata", Nested(key, changes));
        return null;
    }

    private static string? Patch(CommandLine line, JsonObject item, JsonObject parameters)
    {
        try
        {
            var patch = JsonNode.Parse(line["patch"] ?? string.Empty);
            parameters["patch"] = line["patch"];
            switch (patch)
            {
                case JsonArray operations when line["type"] is "json":
                    var patched = JsonPatch.Apply(item, operations);
                    parameters["whole"] = patched;
                    return patched is null
                        ? "The request is invalid: the server rejected our request due to an error in our request"
                        : null;
                case JsonObject map:
                    parameters["change"] = map;
                    return null;
                default:
                    return "error: unable to parse the patch";
            }
        }
        catch (JsonException)
        {
            return $"error: unable to parse \"{line["patch"]}\"";
        }
    }

    private static JsonObject Nested(string key, JsonObject value) => new() { [key] = value };
}
