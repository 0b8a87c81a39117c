using System.Globalization;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Quell.Lab.Desks;

/// <summary>A Jira for practice in this process: a real MCP server with the tools of a ticket desk, which keeps nothing.</summary>
/// <remarks>An issue's number comes from what it says, so that the same practice gives the same ticket.</remarks>
public sealed class PracticeJira : IAsyncDisposable
{
    private const string Project = "PRACTICE";
    private const int Numbers = 900;
    private readonly Pipe _toServer = new();
    private readonly Pipe _toClient = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _serving;

    public PracticeJira()
    {
        ServerInput = _toServer.Writer.AsStream();
        ServerOutput = _toClient.Reader.AsStream();
        _serving = ServeAsync(_toServer.Reader.AsStream(), _toClient.Writer.AsStream());
    }

    /// <summary>The client writes here.</summary>
    public Stream ServerInput { get; }

    /// <summary>The client reads here.</summary>
    public Stream ServerOutput { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _toServer.Writer.CompleteAsync();
        await _serving.WaitAsync(CancellationToken.None);
        await _toClient.Writer.CompleteAsync();
        await _toClient.Reader.CompleteAsync();
        await _toServer.Reader.CompleteAsync();
        _closing.Dispose();
    }

    private async Task ServeAsync(Stream input, Stream output)
    {
        await using var transport = new StreamServerTransport(input, output, "quell-practice-jira");
        await using var server = McpServer.Create(transport, Options());
        try
        {
            await server.RunAsync(_closing.Token);
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            // Being closed is the normal end.
        }
    }

    private static McpServerOptions Options() =>
        new()
        {
            ServerInfo = new Implementation
            {
                Name = "quell-practice-jira",
                Title = "Quell practice Jira",
                Version = "0.1.0",
            },
            ServerInstructions = "A simulated ticket desk for practice. Nothing in it is real.",
            Capabilities = new ServerCapabilities { Tools = new ToolsCapability() },
            Handlers = new McpServerHandlers
            {
                ListToolsHandler = (_, _) =>
                    ValueTask.FromResult(new ListToolsResult { Tools = [.. PracticeJiraTools.All] }),
                CallToolHandler = (request, _) => ValueTask.FromResult(Call(request.Params)),
            },
        };

    private static CallToolResult Call(CallToolRequestParams? call) =>
        call?.Name switch
        {
            PracticeJiraTools.Projects => Said(
                $$"""{"values":[{"id":"10000","key":"{{Project}}","name":"Practice","issueTypes":[{"name":"Task","subtask":false},{"name":"Incident","subtask":false},{"name":"Sub-task","subtask":true}]}],"total":1}"""
            ),
            PracticeJiraTools.Create when Text(call, "projectKey") is Project => Said(Created(call)),
            PracticeJiraTools.Create => Failed(
                "{\"errors\":{\"project\":\"No project could be found with that key.\"},\"status\":400}"
            ),
            PracticeJiraTools.Comment when Text(call, "issueIdOrKey").Length > 0 => Said(
                $$"""{"id":"{{Number(Text(call, "commentBody"))}}","self":"https://practice.invalid/rest/api/3/comment"}"""
            ),
            PracticeJiraTools.Comment => Failed("{\"errorMessages\":[\"Issue does not exist\"],\"status\":404}"),
            _ => throw new McpProtocolException("Unknown tool", McpErrorCode.InvalidParams),
        };

    private static string Created(CallToolRequestParams call)
    {
        var number = Number(Text(call, "summary") + "\n" + Text(call, "description"));
        return $$"""{"id":"{{10000 + int.Parse(number, CultureInfo.InvariantCulture)}}","key":"{{Project}}-{{number}}","self":"https://practice.invalid/rest/api/3/issue/{{Project}}-{{number}}"}""";
    }

    private static string Number(string text) =>
        (
            100
            + (
                SHA256.HashData(Encoding.UTF8.GetBytes(text)).Take(4).Aggregate(0u, (all, one) => (all << 8) | one)
                % Numbers
            )
        ).ToString(CultureInfo.InvariantCulture);

    private static string Text(CallToolRequestParams call, string name) =>
        call.Arguments?.TryGetValue(name, out var value) == true && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : string.Empty;

    private static CallToolResult Said(string json) => new() { Content = [new TextContentBlock { Text = json }] };

    private static CallToolResult Failed(string json) =>
        new() { IsError = true, Content = [new TextContentBlock { Text = json }] };
}
