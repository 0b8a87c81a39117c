using Quell.EndToEnd.Tests.Processes;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>The real program, ended by SIGKILL or left without a disk at one exact write, and started again.</summary>
public sealed class KilledForRealTests
{
    [Theory]
    [InlineData(KillPointLibrary.Joined, "torn")]
    [InlineData(KillPointLibrary.Intent, "torn")]
    [InlineData(KillPointLibrary.Outcome, "before")]
    [InlineData(KillPointLibrary.WatchStarted, "after")]
    [Trait("Guardrail", "G-23")]
    public async Task Killed_at_a_write_it_goes_on_from_what_is_on_the_disk(string on, string how)
    {
        var killpoint = KillPointLibrary.At(on, how);
        using var sandbox = Sandbox.OnABusyMachine();
        using (var first = QuellProcess.Start(sandbox, killpoint, Respond(sandbox)))
        {
            await first.TalkAsync(Scripts.Choose("KILL_PROCESS"), TestContext.Current.CancellationToken);
            (await first.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(137, first.Transcript);
        }
        var before = PlayedCase.In(sandbox.State);

        using var second = QuellProcess.Start(sandbox, Respond(sandbox));
        await second.TalkAsync(Resuming(before), TestContext.Current.CancellationToken);

        // Two seconds of watching may be too short for a sign of life; what is asked here is that it came to its end.
        (await second.EndAsync(TestContext.Current.CancellationToken)).ShouldBeOneOf(0, 5);
        var after = PlayedCase.In(sandbox.State).ShouldNotBeNull();
        var found = Findings.Of(before, after);
        found.None.ShouldBeTrue($"{found}\n{second.Transcript}");
        after.Writes.ShouldHaveSingleItem().ShouldContain("KILL_PROCESS");
        after.State.CaseClosed.ShouldNotBeNull(second.Transcript);
    }

    [Theory]
    [InlineData("full", "space")]
    [InlineData("readonly", "ead-only")]
    [Trait("Guardrail", "G-17")]
    public async Task Without_a_disk_for_the_intent_nothing_is_sent(string how, string why)
    {
        var killpoint = KillPointLibrary.At(KillPointLibrary.Intent, how);
        using var sandbox = Sandbox.OnABusyMachine();
        using (var first = QuellProcess.Start(sandbox, killpoint, Respond(sandbox)))
        {
            await first.TalkAsync(Scripts.Choose("KILL_PROCESS"), TestContext.Current.CancellationToken);
            (await first.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(1, first.Transcript);
            var errors = await first.ErrorsAsync();
            errors.ShouldContain("could not be written");
            errors.ShouldContain(why);
            errors.ShouldContain("fix: ");
        }
        var before = PlayedCase.In(sandbox.State).ShouldNotBeNull();
        before.Writes.ShouldBeEmpty();
        before.Verdict.Intact.ShouldBeTrue(before.Verdict.Finding);

        using var second = QuellProcess.Start(sandbox, Respond(sandbox));
        await second.TalkAsync(Scripts.Choose("KILL_PROCESS"), TestContext.Current.CancellationToken);

        (await second.EndAsync(TestContext.Current.CancellationToken)).ShouldBeOneOf(0, 5);
        PlayedCase.In(sandbox.State).ShouldNotBeNull().Writes.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_state_folder_that_cannot_be_written_stops_the_run_in_three_lines_before_anything_is_sent()
    {
        using var sandbox = Sandbox.OnABusyMachine();
        string[] respond = ["respond", "--tenant", "embedded:cryptominer", "--state", "/proc/quell-cannot-be-made"];
        using var run = QuellProcess.Start(sandbox, respond);

        await run.TalkAsync(Scripts.Choose("KILL_PROCESS"), TestContext.Current.CancellationToken);

        (await run.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(3, run.Transcript);
        (await run.ErrorsAsync()).ShouldContain("fix: ");
        run.Transcript.ShouldNotContain("ACT  ", Case.Sensitive);
    }

    [Fact]
    public async Task A_case_that_another_process_holds_is_left_alone()
    {
        using var sandbox = Sandbox.OnABusyMachine();
        using var first = QuellProcess.Start(sandbox, Respond(sandbox));
        var open = await first.TalkAsync(
            Scripts.Choose(),
            line => line.StartsWith("Pick which actions to run", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        open.ShouldBeTrue(first.Transcript);

        using var second = QuellProcess.Start(sandbox, Respond(sandbox));
        await second.TalkAsync(Scripts.Choose(), TestContext.Current.CancellationToken);

        (await second.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(3, second.Transcript);
        (await second.ErrorsAsync()).ShouldContain("is in use");
        await first.TalkAsync(Scripts.Choose(), TestContext.Current.CancellationToken);
        (await first.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(6, first.Transcript);
        var kept = PlayedCase.In(sandbox.State).ShouldNotBeNull();
        kept.Verdict.Intact.ShouldBeTrue(kept.Verdict.Finding);
        kept.State.CaseClosed.ShouldNotBeNull(first.Transcript);
    }

    private static string[] Respond(Sandbox sandbox) => RespondLine.Practising(sandbox, interval: 1, polls: 2);

    /// <summary>What is not over yet is chosen again.</summary>
    private static Func<string, string[], string?> Resuming(PlayedCase? before) =>
        before is { State.Tried.IsEmpty: false } ? Scripts.Choose() : Scripts.Choose("KILL_PROCESS");
}
