using System.Text.Json.Nodes;
using Quell.Domain.Cases;
using Quell.EndToEnd.Tests.Processes;
using Quell.Journal;
using Quell.Runbook.Cases;

namespace Quell.EndToEnd.Tests.Live;

/// <summary>Runs of the real program on real parts, with one folder of cases.</summary>
internal sealed class LiveRun : IDisposable
{
    private static readonly string[] s_decisions = ["approved", "declined", "not sent"];

    private readonly Sandbox _sandbox = new();
    private readonly string _scenario;

    /// <param name="variables">What the programs that it runs need: a kubeconfig, keys, an endpoint.</param>
    public LiveRun(string scenario, params (string Name, string Value)[] variables)
    {
        _scenario = _sandbox.PathOf("live.yaml");
        File.WriteAllText(_scenario, scenario);
        foreach (var (name, value) in variables)
        {
            _sandbox.Variables[name] = value;
        }
    }

    /// <summary>What was said and typed in the latest run, and then what stood on its error output.</summary>
    public string Transcript { get; private set; } = string.Empty;

    public string Folder => _sandbox.Cases.ShouldHaveSingleItem();

    public CaseId Case => new(Path.GetFileName(Folder));

    public string Report => File.ReadAllText(Path.Combine(Folder, "report.md"));

    public CaseState State
    {
        get
        {
            var state = StateFolder.Open(_sandbox.State).ShouldBeOfType<StateFolderResult.Opened>().Folder;
            return CaseState.Fold(new CaseStore(state, TimeProvider.System).Read(Case)!);
        }
    }

    /// <summary>Calls that the Jira of <see cref="Serve"/> got, one a line.</summary>
    public string[] JiraCalls => File.ReadAllLines(_sandbox.PathOf("jira.jsonl"));

    /// <summary>
    /// An <c>mcpServers</c> file: one server plays the scenario, as a tenant of which Quell knows nothing else, and one a Jira.
    /// </summary>
    public string Serve()
    {
        var servers = new JsonObject
        {
            ["secure-mcp-server"] = Server(
                QuellProcess.FullName,
                ["tenant", "serve", "--scenario", _scenario, "--memory", _sandbox.PathOf("tenant.json")]
            ),
            ["atlassian"] = Server(
                Path.Combine(AppContext.BaseDirectory, "Quell.FakeTools"),
                ["atlassian", "snake"],
                ("CALLS", _sandbox.PathOf("jira.jsonl"))
            ),
        };
        var path = _sandbox.PathOf("servers.json");
        File.WriteAllText(path, new JsonObject { ["mcpServers"] = servers }.ToJsonString());
        return path;
    }

    /// <param name="servers">The file that names the tenant's server; null plays the scenario inside the program.</param>
    public Task<int> RespondAsync(Func<string, string[], string?> answer, string? servers = null) =>
        RunAsync(
            answer,
            [
                "respond",
                .. servers is null
                    ? (string[])["--scenario", _scenario]
                    : [LiveScenario.EventId, "--mcp-config", servers],
                "--surfaces",
                "real",
                "--watch-interval",
                "2",
                "--watch-polls",
                "2",
            ]
        );

    /// <summary>Type, decision and status of each row of the report's table of actions.</summary>
    public string[] Rows() =>
        [
            .. Report
                .Split('\n')
                .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
                .Select(line => Array.ConvertAll(line.Split(" | "), Plainly))
                .Where(cells => cells.Length >= 5 && s_decisions.Contains(Decision(cells[2])))
                .Select(cells => $"{cells[0].Split(' ')[0]} {Decision(cells[2])} {cells[3].Split(':')[0]}"),
        ];

    /// <summary>A cell without what Markdown escapes.</summary>
    private static string Plainly(string cell) =>
        cell.TrimStart('|').Trim().Replace("\\", "", StringComparison.Ordinal);

    /// <summary>The decision without how long it took and how often it was put.</summary>
    private static string Decision(string cell) => cell.Split(" after ")[0].Split(',')[0];

    /// <param name="action">The response to undo: its id, try or type.</param>
    public Task<int> UndoAsync(Func<string, string[], string?> answer, string? action = null) =>
        RunAsync(answer, ["undo", Case.Value, .. action is null ? (string[])[] : [action], "--surfaces", "real"]);

    public Task<int> VerifyAsync() => RunAsync(static (_, _) => null, ["case", "verify", Case.Value]);

    /// <summary>The latest run printed this.</summary>
    public void Said(string words) =>
        Transcript.Contains(words, StringComparison.Ordinal).ShouldBeTrue($"not said: {words}\n{Transcript}");

    /// <summary>A line of the restatement that the test then compares with what truly happened.</summary>
    public void Consequence(string sentence) => Said(sentence);

    public void Dispose() => _sandbox.Dispose();

    private static JsonObject Server(
        string command,
        string[] arguments,
        params (string Name, string Value)[] variables
    ) =>
        new()
        {
            ["command"] = command,
            ["args"] = new JsonArray([.. arguments.Select(argument => (JsonNode)argument)]),
            ["env"] = new JsonObject(
                variables.Select(variable => KeyValuePair.Create(variable.Name, (JsonNode?)variable.Value))
            ),
        };

    private async Task<int> RunAsync(Func<string, string[], string?> answer, string[] arguments)
    {
        // A busy machine is slow to start programs.
        string[] patient = arguments[0] is "case" ? [] : ["--connect-timeout", "60", "--read-timeout", "120"];
        using var quell = QuellProcess.Start(_sandbox, [.. arguments, .. patient, "--state", _sandbox.State]);
        await quell.TalkAsync(answer, TestContext.Current.CancellationToken);
        var code = await quell.EndAsync(TestContext.Current.CancellationToken);
        Transcript = quell.Transcript + await quell.ErrorsAsync();
        return code;
    }
}
