using System.Globalization;
using System.Text.Json.Nodes;
using Quell.EndToEnd.Tests.Processes;
using Quell.Fuzz.Checks;
using Quell.Measures;
using Quell.Sysdig;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>The program itself against servers that send too much: it ends by itself, and its memory is bounded.</summary>
public sealed class HostileProcessTests
{
    private const string EventId = "7f3c9a1e5b2d48c6a0e4f19b8d7c6053";

    /// <summary>Half of it is what the program takes for an honest server, compiled as it runs.</summary>
    private const long MostKilobytes = 192 * 1024;

    /// <summary>Of one text of seven megabytes there are the bytes and, until it is cut, the text of twice their size.</summary>
    private const long MostKilobytesOfOneText = 320 * 1024;

    public static TheoryData<string, string> Faults =>
        Effort.IsWhole
            ? new MatrixTheoryData<string, string>(
                [
                    "flood",
                    "many-items",
                    "too-many-items",
                    "a-million-numbers",
                    "a-million-numbers-in-a-text",
                    "seven-megabytes-of-one-text",
                    "seven-megabytes-of-events",
                    "ten-thousand-tools",
                    "schemas-that-go-deep",
                    "deep",
                    "markup-in-every-name",
                ],
                [HostileSide.Stdio, HostileSide.Http]
            )
            : new TheoryData<string, string> { { "flood", HostileSide.Stdio }, { "many-items", HostileSide.Http } };

    [Theory]
    [MemberData(nameof(Faults))]
    [Trait("Guardrail", "G-37")]
    public async Task However_much_is_sent_the_program_ends_by_itself_within_its_memory(string fault, string way)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Memory is read where Linux tells it.");
        using var sandbox = new Sandbox();
        using var side = HostileSide.Open(way, fault);
        using var quell = QuellProcess.Start(
            sandbox,
            "respond",
            EventId,
            "--mcp-config",
            Servers(sandbox, side.Endpoint!),
            "--connect-timeout",
            "60",
            "--state",
            sandbox.State
        );
        using var over = new CancellationTokenSource();
        var most = MostOf(quell.Id, over.Token);

        await quell.TalkAsync(Scripts.Choose(), TestContext.Current.CancellationToken);

        var code = await quell.EndAsync(TestContext.Current.CancellationToken);
        await over.CancelAsync();
        code.ShouldBeInRange(0, 9, quell.Transcript);
        (await quell.ErrorsAsync()).ShouldNotContain("Unhandled");
        Laws.PrintableText(quell.Transcript);
        (await most).ShouldBeInRange(
            1,
            fault == "seven-megabytes-of-one-text" ? MostKilobytesOfOneText : MostKilobytes
        );
        Writes.AreThese(side.Heard, []);
        Figures.Add($"servers.process.{way}", 1);
        Figures.Add($"servers.process.kilobytes.{fault}.{way}", await most);
    }

    /// <summary>The most that a process had in memory at once, in KiB, as the system last told before it ended.</summary>
    private static async Task<long> MostOf(int process, CancellationToken over)
    {
        var most = 0L;
        var status = $"/proc/{process.ToString(CultureInfo.InvariantCulture)}/status";
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!over.IsCancellationRequested && await beat.WaitForNextTickAsync(CancellationToken.None))
        {
            try
            {
                var line = (await File.ReadAllLinesAsync(status, CancellationToken.None)).FirstOrDefault(told =>
                    told.StartsWith("VmHWM:", StringComparison.Ordinal)
                );
                most = line is null ? most : long.Parse(line.Split(' ')[^2], CultureInfo.InvariantCulture);
            }
            catch (IOException)
            {
                break; // It has ended.
            }
        }
        return most;
    }

    private static string Servers(Sandbox sandbox, McpEndpoint endpoint)
    {
        if (endpoint is McpEndpoint.Stdio stdio)
        {
            return sandbox.Server(
                stdio.Command,
                [.. stdio.Args],
                [.. stdio.Env.Select(variable => (variable.Key, variable.Value))]
            );
        }
        var entry = new JsonObject { ["type"] = "http", ["url"] = ((McpEndpoint.Http)endpoint).Url.ToString() };
        var path = sandbox.PathOf("servers.json");
        File.WriteAllText(
            path,
            new JsonObject { ["mcpServers"] = new JsonObject { ["secure-mcp-server"] = entry } }.ToJsonString()
        );
        return path;
    }
}
