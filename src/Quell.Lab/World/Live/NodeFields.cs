using System.Text.Json.Nodes;

namespace Quell.Lab.World.Live;

/// <summary>What a kubelet reports about its node.</summary>
internal static class NodeFields
{
    public static JsonObject Of(JsonObject given)
    {
        var name = Json.Text(given, "metadata", "name");
        var ready = new JsonObject
        {
            ["type"] = "Ready",
            ["status"] = "True",
            ["reason"] = "KubeletReady",
        };
        return new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["labels"] = new JsonObject
                {
                    ["kubernetes.io/arch"] = "amd64",
                    ["kubernetes.io/hostname"] = name,
                    ["kubernetes.io/os"] = "linux",
                },
            },
            ["spec"] = new JsonObject(),
            ["status"] = new JsonObject
            {
                ["addresses"] = new JsonArray(
                    new JsonObject { ["type"] = "InternalIP", ["address"] = Address(given) },
                    new JsonObject { ["type"] = "Hostname", ["address"] = name }
                ),
                ["capacity"] = Size("4", "16Gi", "58"),
                ["allocatable"] = Size("3920m", "15Gi", "58"),
                ["conditions"] = new JsonArray(ready),
                ["nodeInfo"] = new JsonObject
                {
                    ["architecture"] = "amd64",
                    ["containerRuntimeVersion"] = "containerd://1.7.27",
                    ["operatingSystem"] = "linux",
                },
            },
        };
    }

    /// <summary>As the manifest says, as the name spells it (ip-10-0-41-17), or made up.</summary>
    public static string Address(JsonObject? node)
    {
        var given = Json.Items(node, "status", "addresses").FirstOrDefault(a => Json.Text(a, "type") is "InternalIP");
        if (given is not null)
        {
            return Json.Text(given, "address");
        }

        var name = Json.Text(node, "metadata", "name");
        var parts = name.Split('.')[0].Split('-');
        return parts is ["ip", var a, var b, var c, var d]
            ? $"{a}.{b}.{c}.{d}"
            : $"10.0.{Chance.Number(name + "|a", 250)}.{1 + Chance.Number(name + "|b", 250)}";
    }

    private static JsonObject Size(string cpu, string memory, string pods) =>
        new()
        {
            ["cpu"] = cpu,
            ["memory"] = memory,
            ["pods"] = pods,
        };
}
