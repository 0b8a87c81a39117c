using System.Text.Json.Nodes;
using Quell.Lab.Programs.Printing;

namespace Quell.Lab.Programs.Kubectl;

/// <summary>kubectl get.</summary>
internal static class KubectlGet
{
    public static Printed Run(Around around, CommandLine line)
    {
        var targets = new KubectlTargets(around, line);
        if (targets.Read() is { } mistake)
        {
            return Printed.Failed(mistake);
        }

        var error = targets.Errors.Count == 0 ? string.Empty : string.Join('\n', targets.Errors) + "\n";
        var code = targets.Errors.Count == 0 ? 0 : 1;
        var format = line["output"] ?? string.Empty;
        switch (format)
        {
            case "json" or "yaml":
                return new Printed(code, Document(targets, line, format is "json"), error);
            case "name":
                var names = targets.Found.Select(f => $"{f.Resource.ShortName}/{Tables.Name(f.Item)}\n");
                return new Printed(code, string.Concat(names), error);
            case "" or "wide":
                var none = targets.Found.Count == 0 && code == 0 && !line.Has("ignore-not-found");
                var found = line.Has("all-namespaces")
                    ? "No resources found\n"
                    : $"No resources found in {line["namespace"] ?? "default"} namespace.\n";
                return new Printed(code, Tables.Write(targets.Found, line, around.Now), none ? found : error);
            default:
                return Printed.Failed(
                    $"error: the simulated kubectl prints json, yaml, name and tables, not {format.Split('=')[0]}"
                );
        }
    }

    private static string Document(KubectlTargets targets, CommandLine line, bool isJson)
    {
        var nothing = targets.Found.Count == 0;
        if (nothing && (targets.IsSingle || line.Has("ignore-not-found") || line.Words.Count > 1))
        {
            return string.Empty;
        }

        var document = targets.IsSingle ? targets.Found[0].Item.DeepClone() : List(targets);
        return isJson ? JsonText.Write(document, sorted: true) : YamlOutput.Write(document);
    }

    private static JsonObject List(KubectlTargets targets) =>
        new()
        {
            ["apiVersion"] = "v1",
            ["items"] = new JsonArray([.. targets.Found.Select(f => f.Item.DeepClone())]),
            ["kind"] = "List",
            ["metadata"] = new JsonObject { ["resourceVersion"] = string.Empty },
        };
}
