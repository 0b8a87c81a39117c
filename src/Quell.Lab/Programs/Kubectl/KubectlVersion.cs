using System.Text.Json.Nodes;
using Quell.Lab.Programs.Printing;

namespace Quell.Lab.Programs.Kubectl;

/// <summary>kubectl version.</summary>
internal static class KubectlVersion
{
    private const string Client = "v1.33.2";

    public static Printed Run(Around around, CommandLine line)
    {
        var json = new JsonObject { ["clientVersion"] = Version(Client), ["kustomizeVersion"] = "v5.6.0" };
        var text = $"Client Version: {Client}\nKustomize Version: v5.6.0\n";
        if (!line.Has("client"))
        {
            if (KubectlProgram.WrongContext(around, line) is { } wrong)
            {
                return wrong with { Output = line["output"] is "json" ? JsonText.Write(json, sorted: true) : text };
            }

            json["serverVersion"] = Version(around.Script.Cluster!.Version);
            text += $"Server Version: {around.Script.Cluster.Version}\n";
        }

        return line["output"] switch
        {
            "json" => Printed.Done(JsonText.Write(json, sorted: true)),
            "yaml" => Printed.Done(YamlOutput.Write(json)),
            null => Printed.Done(text),
            _ => Printed.Failed("error: --output must be 'yaml' or 'json'"),
        };
    }

    private static JsonObject Version(string version)
    {
        var parts = version.TrimStart('v').Split('.');
        return new JsonObject
        {
            ["gitVersion"] = version,
            ["major"] = parts[0],
            ["minor"] = parts.Length > 1 ? parts[1] : string.Empty,
            ["gitTreeState"] = "clean",
            ["compiler"] = "gc",
            ["platform"] = "linux/amd64",
        };
    }
}
