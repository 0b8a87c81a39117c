namespace Quell.EndToEnd.Tests.Processes;

/// <summary>The real program, ended without warning while a submit is under way, and started again.</summary>
public sealed class KilledTests
{
    [Fact]
    [Trait("Guardrail", "G-23")]
    public async Task A_submit_whose_answer_never_came_is_found_at_a_foreign_server_and_not_sent_again()
    {
        using var sandbox = new Sandbox();
        var tenant = RelayedTenant.Losing(sandbox);
        using (var first = QuellProcess.Start(sandbox, RespondLine.Served(sandbox, tenant)))
        {
            var lost = tenant.Took();
            var talk = first.TalkAsync(Scripts.Choose("KILL_PROCESS"), TestContext.Current.CancellationToken);
            (await Task.WhenAny(lost, talk)).ShouldBe(lost, first.Transcript);
            await first.KillAsync(TestContext.Current.CancellationToken);
        }
        Sandbox.Submitted(tenant.Memory).ShouldBe(["KILL_PROCESS"]);
        var folder = sandbox.Cases.ShouldHaveSingleItem();
        sandbox.Journal(folder)[^1].ShouldContain("\"type\":\"call_intended\"");

        using var second = QuellProcess.Start(sandbox, RespondLine.Served(sandbox, tenant));
        await second.TalkAsync(Scripts.Choose(), TestContext.Current.CancellationToken);

        second.Transcript.Contains("KILL_PROCESS done.", StringComparison.Ordinal).ShouldBeTrue(second.Transcript);
        second
            .Transcript.Contains("a real tenant is watched for 300 s", StringComparison.Ordinal)
            .ShouldBeTrue(second.Transcript);
        (await second.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(5, second.Transcript);
        Sandbox.Submitted(tenant.Memory).ShouldBe(["KILL_PROCESS"]);
        sandbox.Cases.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_killed_practice_case_finds_its_execution_again()
    {
        using var sandbox = new Sandbox();
        var respond = RespondLine.Practising(sandbox);
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
        var respond = RespondLine.Practising(sandbox);
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
}
