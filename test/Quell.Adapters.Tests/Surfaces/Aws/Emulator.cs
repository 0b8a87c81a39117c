using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Quell.Surfaces;

namespace Quell.Adapters.Tests.Surfaces.Aws;

/// <summary>
/// An AWS API emulator (<c>moto_server</c>) on a free port of this machine, and the real aws program pointed at it with
/// made-up keys. It has IAM and STS, and no CloudTrail lookups; it enforces nothing.
/// </summary>
public sealed class Emulator : IAsyncLifetime
{
    private const string Wanted = "QUELL_TESTS_REQUIRE";
    private static readonly TimeSpan s_startTime = TimeSpan.FromSeconds(60);

    private Process? _server;

    /// <summary>The address; null where the programs are missing.</summary>
    public string? Address { get; private set; }

    /// <summary>Runs the real aws program, as the surface does.</summary>
    internal ProcessRunner Programs { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var finder = new ProgramFinder(Environment.GetEnvironmentVariable("PATH"), "/nowhere");
        if (finder.Find("moto_server") is not { } server || finder.Find("aws") is null)
        {
            return;
        }
        var port = FreePort();
        Address = $"http://127.0.0.1:{port}";
        Programs = new ProcessRunner(ProgramEnvironment.From(Variables(), "/nowhere"));
        var start = new ProcessStartInfo(server, ["-H", "127.0.0.1", "-p", $"{port}"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true";
        _server = Process.Start(start)!;
        await AnnouncedAsync(_server);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is null)
        {
            return;
        }
        _server.Kill(entireProcessTree: true);
        await _server.WaitForExitAsync();
        _server.Dispose();
    }

    /// <summary>Skips a test where there is no emulator, and says so; where it was said to be needed, that is a failure.</summary>
    public void Needed()
    {
        const string why = "moto_server and aws are not both on PATH: nothing was run against an AWS API";
        if (
            Address is null
            && Environment.GetEnvironmentVariable(Wanted)?.Contains("moto", StringComparison.Ordinal) == true
        )
        {
            Assert.Fail(why);
        }
        Assert.SkipUnless(Address is not null, why);
    }

    private Dictionary<string, string?> Variables() =>
        new(StringComparer.Ordinal)
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH"),
            ["HOME"] = Path.GetTempPath(),
            ["LANG"] = "C.UTF-8",
            ["AWS_ACCESS_KEY_ID"] = "testing",
            ["AWS_SECRET_ACCESS_KEY"] = "testing",
            ["AWS_MAX_ATTEMPTS"] = "1",
            ["AWS_ENDPOINT_URL"] = Address,
        };

    /// <summary>It says on its error output when it listens; what it says after that is read and dropped.</summary>
    private static async Task AnnouncedAsync(Process server)
    {
        _ = server.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        using var limit = new CancellationTokenSource(s_startTime);
        while (await server.StandardError.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.Contains("Running on", StringComparison.Ordinal))
            {
                _ = server.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return;
            }
        }
        throw new InvalidOperationException("moto_server ended before it listened.");
    }

    private static int FreePort()
    {
        using var any = new TcpListener(IPAddress.Loopback, 0);
        any.Start();
        return ((IPEndPoint)any.LocalEndpoint).Port;
    }
}
