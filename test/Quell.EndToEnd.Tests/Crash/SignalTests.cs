using System.Diagnostics;
using Quell.EndToEnd.Tests.Processes;
using Quell.Runbook.Cases;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>Ctrl+C and SIGTERM: the asking stops, what is in flight is journalled, and the line that is printed leads back.</summary>
public sealed class SignalTests
{
    [Theory]
    [InlineData("READ  asking how far KILL_PROCESS is", "INT")]
    [InlineData("READ  asking how far KILL_PROCESS is", "TERM")]
    [InlineData("Watcher 1/", "INT")]
    [InlineData("Watcher 1/", "TERM")]
    public async Task A_signal_leaves_a_case_that_the_printed_command_goes_on_with(string line, string signal)
    {
        using var sandbox = Sandbox.OnABusyMachine();
        sandbox.Variables["QUELL_WATCH_INTERVAL"] = "2";
        using var first = QuellProcess.StartInterruptible(sandbox, RespondLine.Practising(sandbox));
        var reached = await first.TalkAsync(
            Scripts.Choose("KILL_PROCESS"),
            said => said.StartsWith(line, StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        reached.ShouldBeTrue(first.Transcript);
        Send(signal, first.Id);
        await first.TalkAsync(Scripts.Choose(), TestContext.Current.CancellationToken);

        (await first.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(5, first.Transcript);
        first.Transcript.ShouldContain("Interrupted.");
        var before = PlayedCase.In(sandbox.State).ShouldNotBeNull();
        before.State.Writes.ShouldAllBe(write => write.Ended != null);
        var settled = before.State.Writes.All(write => before.State.EndOf(write.Call.Try!.Value) is not null);
        first.Transcript.ShouldContain(settled ? "the outcome of each is known" : "resuming settles its outcome first");

        using var second = QuellProcess.StartShell(sandbox, Printed(first.Transcript));
        await second.TalkAsync(Scripts.Choose(), TestContext.Current.CancellationToken);

        (await second.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(0, second.Transcript);
        var after = PlayedCase.In(sandbox.State).ShouldNotBeNull();
        Findings.Of(before, after).None.ShouldBeTrue(second.Transcript);
        after.Writes.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_submit_in_flight_is_waited_for_and_its_outcome_journalled(string signal)
    {
        using var sandbox = Sandbox.OnABusyMachine();
        var tenant = RelayedTenant.Holding(sandbox);
        using var run = QuellProcess.StartInterruptible(sandbox, RespondLine.Served(sandbox, tenant));
        var sending = tenant.Took();
        var talk = run.TalkAsync(Scripts.Choose("KILL_PROCESS"), TestContext.Current.CancellationToken);
        (await Task.WhenAny(sending, talk)).ShouldBe(sending, run.Transcript);
        Send(signal, run.Id);
        tenant.LetGo();
        await talk;

        (await run.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(5, run.Transcript);
        run.Transcript.ShouldContain("Interrupted.");
        var kept = PlayedCase.In(sandbox.State).ShouldNotBeNull();
        kept.State.Writes.ShouldHaveSingleItem().Ended.ShouldNotBeNull(run.Transcript);
        kept.Verdict.Intact.ShouldBeTrue();
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_during_the_report_leaves_a_journal_that_holds(string signal)
    {
        using var sandbox = Sandbox.OnABusyMachine();
        using var run = QuellProcess.StartInterruptible(sandbox, RespondLine.Practising(sandbox));
        var reached = await run.TalkAsync(
            Scripts.Choose("KILL_PROCESS"),
            said => said.StartsWith("Report: ", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        reached.ShouldBeTrue(run.Transcript);
        Send(signal, run.Id);
        await run.TalkAsync(Scripts.Choose(), TestContext.Current.CancellationToken);

        (await run.EndAsync(TestContext.Current.CancellationToken)).ShouldBeOneOf(0, 5);
        var kept = PlayedCase.In(sandbox.State).ShouldNotBeNull();
        kept.Verdict.Intact.ShouldBeTrue(kept.Verdict.Finding);
        kept.Writes.ShouldHaveSingleItem();
    }

    private static string Printed(string transcript)
    {
        const string mark = "Resume it with: ";
        var at = transcript.LastIndexOf(mark, StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0, transcript);
        return transcript[(at + mark.Length)..].Split('\n')[0].Trim();
    }

    private static void Send(string signal, int process) => Run("kill", $"-{signal}", $"{process}");

    private static void Run(string program, params string[] arguments)
    {
        using var started = Process.Start(program, arguments);
        started.WaitForExit();
        started.ExitCode.ShouldBe(0);
    }
}
