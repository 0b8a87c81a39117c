using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Quell.EndToEnd.Tests.Processes;

/// <summary>The real program, a declined action, and what becomes of it.</summary>
public sealed class FilingTests
{
    private const string Key = "R0UT1NGKEYR0UT1NGKEYR0UT1NGKc0de";

    [Fact]
    public async Task In_practice_a_declined_action_becomes_a_ticket_and_an_incident_and_the_log_goes_onto_the_investigations()
    {
        using var sandbox = Sandbox.OnABusyMachine();
        var destinations = new Queue<string>(["jira", "pagerduty"]);
        using var run = QuellProcess.Start(
            sandbox,
            "respond",
            "--tenant",
            "embedded:cryptominer",
            "--state",
            sandbox.State,
            "--ticket",
            "SEC-9"
        );

        await run.TalkAsync(
            (kind, accepts) => Say(kind, accepts, "KILL_PROCESS ISOLATE_NETWORK", destinations),
            TestContext.Current.CancellationToken
        );

        (await run.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(0, run.Transcript);
        run.Transcript.ShouldContain(
            "You declined to execute KILL_PROCESS. Filing it as a Jira or PagerDuty ticket with the exact command and rationale so a human can run it manually."
        );
        run.Transcript.ShouldContain("Jira ✓ simulated · PagerDuty ✓ simulated. Light tier will use Jira or PagerDuty");
        run.Transcript.ShouldContain("Filed KILL_PROCESS as Jira PRACTICE-");
        run.Transcript.ShouldContain("Filed ISOLATE_NETWORK as PagerDuty sysdig-");
        run.Transcript.ShouldContain("Filed the remediation log as Jira SEC-9.");
        run.Transcript.ShouldContain("Tickets filed: KILL_PROCESS as Jira PRACTICE-");
    }

    [Fact]
    public async Task A_real_desk_gets_the_event_once_with_the_key_that_nothing_else_holds()
    {
        using var sandbox = Sandbox.OnABusyMachine();
        using var desk = new HttpListener();
        var address = Listen(desk);
        sandbox.Variables["PAGERDUTY_ROUTING_KEY"] = Key;
        sandbox.Variables["QUELL_PAGERDUTY_URL"] = address + "v2/enqueue";
        var served = ServeAsync(desk);
        using var run = QuellProcess.Start(
            sandbox,
            "respond",
            "--tenant",
            "embedded:cryptominer",
            "--surfaces",
            "real",
            "--state",
            sandbox.State
        );

        await run.TalkAsync(
            (kind, accepts) => Say(kind, accepts, "KILL_PROCESS", new Queue<string>(["pagerduty"])),
            TestContext.Current.CancellationToken
        );

        (await run.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(0, run.Transcript);
        desk.Stop();
        var events = await served;
        var sent = JsonDocument.Parse(events.ShouldHaveSingleItem()).RootElement;
        sent.GetProperty("routing_key").GetString().ShouldBe(Key);
        sent.GetProperty("payload").GetProperty("summary").GetString()!.ShouldStartWith("[SIMULATED]");
        run.Transcript.ShouldContain("routing key PAGERDUTY_ROUTING_KEY, which ends in c0de");
        run.Transcript.ShouldContain("a REAL desk for a practice case");
        run.Transcript.ShouldNotContain(Key);
        foreach (var file in Directory.EnumerateFiles(sandbox.State, "*", SearchOption.AllDirectories))
        {
            (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldNotContain(Key);
        }
    }

    private static string? Say(string kind, string[] accepts, string types, Queue<string> destinations) =>
        kind switch
        {
            "case-gate" => "light",
            "grant" => "no",
            "mismatch" => "skip",
            "select" => types,
            "confirm" => "yes",
            "approve" => accepts[0].Contains("FILE_", StringComparison.Ordinal)
            || accepts[0].Contains("APPEND_", StringComparison.Ordinal)
                ? accepts[0]
                : "no",
            "destination" => destinations.Dequeue(),
            "preview" => accepts[0],
            _ => "stop",
        };

    private static string Listen(HttpListener desk)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        probe.Stop();
        desk.Prefixes.Add(address);
        desk.Start();
        return address;
    }

    private static async Task<List<string>> ServeAsync(HttpListener desk)
    {
        var events = new List<string>();
        while (desk.IsListening)
        {
            try
            {
                var context = await desk.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                var body = await reader.ReadToEndAsync();
                events.Add(body);
                using var document = JsonDocument.Parse(body);
                context.Response.StatusCode = 202;
                await using var writer = new StreamWriter(context.Response.OutputStream);
                await writer.WriteAsync(
                    $$"""{"status":"success","message":"Event processed","dedup_key":"{{document.RootElement.GetProperty("dedup_key").GetString()}}"}"""
                );
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                break;
            }
        }
        return events;
    }
}
