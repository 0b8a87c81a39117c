namespace Quell.EndToEnd.Tests.Processes;

/// <summary>The real program, ended without warning while a submit is under way, and started again.</summary>
public sealed class KilledTests
{
    private const string EventId = "7f3c9a1e5b2d48c6a0e4f19b8d7c6053";

    /// <summary>Hands lines on until the first submit is answered; that answer and all that follows is lost, once.</summary>
    private const string LosingRelay = """
        "$QUELL" tenant serve cryptominer --memory "$MEMORY" | while IFS= read -r line; do
          if [ ! -e "$LOST" ] && grep -q submit_response_action "$MEMORY"; then
            : >"$LOST"
            cat >/dev/null
          fi
          printf '%s\n' "$line"
        done
        """;

    [Fact]
    [Trait("Guardrail", "G-23")]
    public async Task A_submit_whose_answer_never_came_is_found_at_a_foreign_server_and_not_sent_again()
    {
        using var sandbox = new Sandbox();
        var memory = sandbox.PathOf("far-side.json");
        var servers = sandbox.Server(
            "sh",
            ["-c", LosingRelay],
            ("QUELL", QuellProcess.FullName),
            ("MEMORY", memory),
            ("LOST", sandbox.PathOf("lost"))
        );
        using (var first = QuellProcess.Start(sandbox, Respond(sandbox, servers)))
        {
            var lost = sandbox.Appears("lost");
            var talk = first.TalkAsync(Scripts.Choose("KILL_PROCESS"), TestContext.Current.CancellationToken);
            (await Task.WhenAny(lost, talk)).ShouldBe(lost, first.Transcript);
            await first.KillAsync(TestContext.Current.CancellationToken);
        }
        Sandbox.Submitted(memory).ShouldBe(["KILL_PROCESS"]);
        var folder = sandbox.Cases.ShouldHaveSingleItem();
        sandbox.Journal(folder)[^1].ShouldContain("\"type\":\"call_intended\"");

        using var second = QuellProcess.Start(sandbox, Respond(sandbox, servers));
        await second.TalkAsync(Scripts.Choose(), TestContext.Current.CancellationToken);

        second.Transcript.Contains("KILL_PROCESS done.", StringComparison.Ordinal).ShouldBeTrue(second.Transcript);
        second
            .Transcript.Contains("a real tenant is watched for 300 s", StringComparison.Ordinal)
            .ShouldBeTrue(second.Transcript);
        (await second.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(5, second.Transcript);
        Sandbox.Submitted(memory).ShouldBe(["KILL_PROCESS"]);
        sandbox.Cases.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_killed_practice_case_finds_its_execution_again()
    {
        using var sandbox = new Sandbox();
        string[] respond =
        [
            "respond",
            "--tenant",
            "embedded:cryptominer",
            "--state",
            sandbox.State,
            "--watch-interval",
            "2",
            "--watch-polls",
            "10",
        ];
        using (var first = QuellProcess.Start(sandbox, respond))
        {
            var reached = await first.TalkAsync(
                Scripts.Choose("KILL_PROCESS"),
                line => line.StartsWith("READ  asking how far KILL_PROCESS is", StringComparison.Ordinal),
                TestContext.Current.CancellationToken
            );
            reached.ShouldBeTrue(first.Transcript);
            await first.KillAsync(TestContext.Current.CancellationToken);
        }

        using var second = QuellProcess.Start(sandbox, respond);
        await second.TalkAsync(Scripts.Choose(), TestContext.Current.CancellationToken);

        (await second.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(0, second.Transcript);
        second.Transcript.Contains("KILL_PROCESS done.", StringComparison.Ordinal).ShouldBeTrue(second.Transcript);
        second.Transcript.Contains("Outcome: cleared.", StringComparison.Ordinal).ShouldBeTrue(second.Transcript);
        Sandbox.Submitted(Path.Combine(sandbox.Cases.ShouldHaveSingleItem(), "tenant.json")).ShouldBe(["KILL_PROCESS"]);
    }

    [Fact]
    public async Task A_watch_that_was_cut_off_goes_on_where_it_was()
    {
        using var sandbox = new Sandbox();
        string[] respond =
        [
            "respond",
            "--tenant",
            "embedded:cryptominer",
            "--state",
            sandbox.State,
            "--watch-interval",
            "2",
            "--watch-polls",
            "10",
        ];
        using (var first = QuellProcess.Start(sandbox, respond))
        {
            var reached = await first.TalkAsync(
                Scripts.Choose("KILL_PROCESS"),
                line => line.StartsWith("Watcher 1/10: ", StringComparison.Ordinal),
                TestContext.Current.CancellationToken
            );
            reached.ShouldBeTrue(first.Transcript);
            await first.KillAsync(TestContext.Current.CancellationToken);
        }

        using var second = QuellProcess.Start(sandbox, respond);
        await second.TalkAsync(Scripts.Choose(), TestContext.Current.CancellationToken);

        (await second.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(0, second.Transcript);
        second
            .Transcript.Contains("Watcher 10/10: 0 re-fires", StringComparison.Ordinal)
            .ShouldBeTrue(second.Transcript);
        second.Transcript.ShouldNotContain("Watch 2 on");
        second.Transcript.Contains("Outcome: cleared.", StringComparison.Ordinal).ShouldBeTrue(second.Transcript);
    }

    private static string[] Respond(Sandbox sandbox, string servers) =>
        [
            "respond",
            EventId,
            "--mcp-config",
            servers,
            "--connect-timeout",
            "60",
            "--state",
            sandbox.State,
            "--watch-interval",
            "1",
            "--watch-polls",
            "2",
        ];
}
