using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Quell.EndToEnd.Tests.InProcess;
using Quell.HostileServer;
using Quell.Sysdig;
using Fault = Quell.HostileServer.Fault;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>One hostile server, reached in one of the ways in which the program reaches a server, and what it heard.</summary>
internal sealed class HostileSide : IDisposable
{
    public const string Streams = "in-process";
    public const string Stdio = "stdio";
    public const string Http = "http";

    private static readonly string s_suffix = OperatingSystem.IsWindows() ? ".exe" : string.Empty;

    private readonly ConcurrentQueue<string> _heard = new();
    private readonly string _file = Path.GetTempFileName();
    private readonly Process? _process;

    private HostileSide(string way, string fault)
    {
        var relay = new Relay(Fault.Named(fault)) { Heard = _heard.Enqueue };
        if (way == Streams)
        {
            Wire = relay.Around;
            return;
        }
        var start = new Clockwork().GetUtcNow().ToString("O");
        ImmutableArray<string> arguments = [fault, "--start", start, "--heard", _file];
        if (way == Stdio)
        {
            var root = Environment.GetEnvironmentVariable("DOTNET_ROOT");
            var variables = ImmutableSortedDictionary<string, string>.Empty;
            Endpoint = new McpEndpoint.Stdio(
                Program,
                arguments,
                root is null ? variables : variables.Add("DOTNET_ROOT", root)
            );
            return;
        }
        _process = Process
            .Start(
                new ProcessStartInfo(Program, [.. arguments, "--http"])
                {
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                }
            )
            .ShouldNotBeNull();
        var address = _process.StandardOutput.ReadLine().ShouldNotBeNull();
        Endpoint = new McpEndpoint.Http(new Uri(address), ImmutableSortedDictionary<string, string>.Empty);
    }

    /// <summary>The server as a program.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, $"Quell.HostileServer{s_suffix}");

    /// <summary>Where a server outside of this process is; null where there is none.</summary>
    public McpEndpoint? Endpoint { get; }

    public Func<Stream, Stream, (Stream Output, Stream Input)> Wire { get; } = (output, input) => (output, input);

    /// <summary>What the client said, by the server's own account.</summary>
    public IReadOnlyList<JsonNode> Heard =>
        [.. _heard.Concat(File.ReadLines(_file)).Select(line => JsonNode.Parse(line)!)];

    /// <summary>Grows with each message that reaches a server outside of this process.</summary>
    public long HeardBytes => new FileInfo(_file).Length;

    public static HostileSide Open(string way, string fault) => new(way, fault);

    public void Dispose()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            _process.Dispose();
        }
        File.Delete(_file);
    }
}
