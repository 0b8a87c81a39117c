using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quell.FakeTools;

/// <summary>An MCP server over standard input and output that plays a Jira in one of the styles that servers have.</summary>
/// <remarks>Each call that comes is appended to the file that <c>CALLS</c> names.</remarks>
internal static class Atlassian
{
    public static int Serve(string style)
    {
        while (Console.In.ReadLine() is { } line)
        {
            if (JsonNode.Parse(line) is not JsonObject message || message["id"] is not { } id)
            {
                continue;
            }
            var result = message["method"]?.GetValue<string>() switch
            {
                "initialize" => Parse(
                    $$"""{"protocolVersion":"2025-06-18","serverInfo":{"name":"atlassian-{{style}}","version":"1"},"capabilities":{"tools":{ } } }"""
                ),
                "tools/list" => Parse(AtlassianTools.Of(style)),
                "tools/call" => Called(style, message["params"]!.AsObject()),
                _ => null,
            };
            if (result is null)
            {
                Say(
                    new JsonObject
                    {
                        ["jsonrpc"] = "2.0",
                        ["id"] = id.DeepClone(),
                        ["error"] = Parse("""{"code":-32601,"message":"no such method"}"""),
                    }
                );
                continue;
            }
            Say(
                new JsonObject
                {
                    ["jsonrpc"] = "2.0",
                    ["id"] = id.DeepClone(),
                    ["result"] = result,
                }
            );
        }
        return 0;
    }

    private static JsonNode? Called(string style, JsonObject call)
    {
        if (Environment.GetEnvironmentVariable("CALLS") is { } file)
        {
            File.AppendAllText(file, call.ToJsonString() + "\n");
        }
        var name = call["name"]!.GetValue<string>();
        if (style is "dying" && name is "createJiraIssue")
        {
            Environment.Exit(3);
        }
        return AtlassianTools.Answer(style, name);
    }

    private static JsonNode Parse(string json) => JsonNode.Parse(json)!;

    private static void Say(JsonObject message)
    {
        Console.Out.Write(message.ToJsonString(new JsonSerializerOptions { WriteIndented = false }) + "\n");
        Console.Out.Flush();
    }
}
