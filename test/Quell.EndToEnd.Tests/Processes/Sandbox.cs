using System.Text.Json.Nodes;

namespace Quell.EndToEnd.Tests.Processes;

/// <summary>An empty home, state folder and working folder for one test.</summary>
internal sealed class Sandbox : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("quell-process-").FullName;

    /// <summary>What is asked of a program here is not how fast its machine is.</summary>
    public static Sandbox OnABusyMachine()
    {
        var sandbox = new Sandbox();
        sandbox.Variables["QUELL_TIMEOUTS_CONNECT"] = "60";
        sandbox.Variables["QUELL_TIMEOUTS_READ"] = "300";
        return sandbox;
    }

    public string State => Path.Combine(Folder, "state");

    /// <summary>Variables of the programs that are started in it, beside those of this process.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>Where investigations leave their case files; it has to be made before one does.</summary>
    public string CaseFiles => Path.Combine(Folder, "case-files");

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>The folders of the cases that were opened.</summary>
    public string[] Cases => [.. Directory.GetDirectories(Path.Combine(State, "cases")).Order(StringComparer.Ordinal)];

    public string[] Journal(string caseFolder) =>
        File.ReadAllLines(Path.Combine(caseFolder, Path.GetFileName(caseFolder) + ".jsonl"));

    /// <summary>An <c>mcpServers</c> file that names one server, and its path.</summary>
    public string Server(string command, string[] arguments, params (string Name, string Value)[] variables)
    {
        var env = new JsonObject();
        foreach (var (name, value) in variables)
        {
            env[name] = value;
        }
        var entry = new JsonObject
        {
            ["command"] = command,
            ["args"] = new JsonArray([.. arguments.Select(argument => (JsonNode)argument)]),
            ["env"] = env,
        };
        var file = new JsonObject { ["mcpServers"] = new JsonObject { ["secure-mcp-server"] = entry } };
        File.WriteAllText(PathOf("servers.json"), file.ToJsonString());
        return PathOf("servers.json");
    }

    /// <summary>Types of the submits in a file that a practice tenant remembers in.</summary>
    public static string[] Submitted(string memory) =>
        [
            .. JsonNode.Parse(File.ReadAllText(memory))!["calls"]!
                .AsArray()
                .Where(call => (string?)call!["tool"] == "submit_response_action")
                .Select(call => (string)JsonNode.Parse((string)call!["arguments"]!)!["action_type"]!),
        ];

    /// <summary>Ends when the file is there.</summary>
    public async Task Appears(string name)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(Folder, name);
        watcher.Created += (_, _) => seen.TrySetResult();
        watcher.EnableRaisingEvents = true;
        if (File.Exists(PathOf(name)))
        {
            seen.TrySetResult();
        }
        await seen.Task.WaitAsync(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
