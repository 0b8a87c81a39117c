using System.Diagnostics;
using Quell.EndToEnd.Tests.Processes;
using Quell.Runbook.Cases;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>Ctrl+C, SIGTERM and a closed terminal: the asking stops, what is in flight is journalled, and the line that is printed leads back.</summary>
public sealed class SignalTests
{
    [Theory]
    [InlineData("READ  asking how far KILL_PROCESS is", "INT")]
    [InlineData("READ  asking how far KILL_PROCESS is", "TERM")]
    [InlineData("READ  asking how far KILL_PROCESS is", "HUP")]
    [InlineData("Watcher 1/", "INT")]
    [InlineData("Watcher 1/", "TERM")]
    [InlineData("Watcher 1/", "HUP")]
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
    [InlineData("HUP")]
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
        await GoOnAsync(sandbox, tenant, kept);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [Trait("Guardrail", "G-23")]
    public async Task A_submit_whose_answer_never_comes_is_given_up_in_time_and_looked_for_by_the_next_run(
        string signal
    )
    {
        using var sandbox = Sandbox.OnABusyMachine();
        sandbox.Variables["QUELL_TIMEOUTS_SUBMIT"] = "5";
        var tenant = RelayedTenant.Losing(sandbox);
        using var run = QuellProcess.StartInterruptible(sandbox, RespondLine.Served(sandbox, tenant));
        var sending = tenant.Took();
        var talk = run.TalkAsync(Scripts.Choose("KILL_PROCESS"), TestContext.Current.CancellationToken);
        (await Task.WhenAny(sending, talk)).ShouldBe(sending, run.Transcript);
        Send(signal, run.Id);
        await talk;

        (await run.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(5, run.Transcript);
        run.Transcript.ShouldContain("resuming settles its outcome first");
        var kept = PlayedCase.In(sandbox.State).ShouldNotBeNull();
        kept.State.EndOf(kept.State.Writes.ShouldHaveSingleItem().Call.Try!.Value).ShouldBeNull(run.Transcript);
        await GoOnAsync(sandbox, tenant, kept);
    }

    /// <summary>The signal comes in the very write, from the program to itself, and the write goes on.</summary>
    [Theory]
    [InlineData(KillPointLibrary.Intent, null, "TERM")]
    [InlineData(KillPointLibrary.Intent, null, "HUP")]
    [InlineData(KillPointLibrary.Outcome, null, "INT")]
    [InlineData(KillPointLibrary.WatchStarted, null, "TERM")]
    [InlineData("#", "report.md.passing.tmp", "INT")]
    [InlineData("#", "report.md.passing.tmp", "HUP")]
    public async Task A_signal_in_a_write_leaves_a_case_that_the_next_run_ends(string on, string? within, string signal)
    {
        using var sandbox = Sandbox.OnABusyMachine();
        var loaded = KillPointLibrary.At(on, signal, within);
        foreach (var (name, value) in loaded)
        {
            sandbox.Variables[name] = value;
        }
        using (var first = QuellProcess.StartInterruptible(sandbox, RespondLine.Practising(sandbox, 1, 1)))
        {
            await first.TalkAsync(Scripts.Choose("KILL_PROCESS"), TestContext.Current.CancellationToken);
            (await first.EndAsync(TestContext.Current.CancellationToken)).ShouldBeOneOf([0, 5, 6], first.Transcript);
        }
        var before = PlayedCase.In(sandbox.State).ShouldNotBeNull();
        before.Verdict.Intact.ShouldBeTrue(before.Verdict.Finding);
        foreach (var name in loaded.Keys)
        {
            sandbox.Variables.Remove(name);
        }
        if (before.State.CaseClosed is not null)
        {
            // It was over by then; its report stands whole all the same.
            LeftBehind.Halves(sandbox).ShouldBeEmpty();
            before.Writes.ShouldHaveSingleItem();
            return;
        }

        using var second = QuellProcess.Start(sandbox, RespondLine.Practising(sandbox, 1, 1));
        var answers = before.State.Tried.IsEmpty ? Scripts.Choose("KILL_PROCESS") : Scripts.Choose();
        await second.TalkAsync(answers, TestContext.Current.CancellationToken);

        (await second.EndAsync(TestContext.Current.CancellationToken)).ShouldBeOneOf([0, 5], second.Transcript);
        var after = PlayedCase.In(sandbox.State).ShouldNotBeNull();
        Findings.Of(before, after).None.ShouldBeTrue(second.Transcript);
        after.Writes.ShouldHaveSingleItem();
        after.State.CaseClosed.ShouldNotBeNull(second.Transcript);
    }

    private static async Task GoOnAsync(Sandbox sandbox, RelayedTenant tenant, PlayedCase before)
    {
        using var second = QuellProcess.Start(sandbox, RespondLine.Served(sandbox, tenant));
        await second.TalkAsync(Scripts.Choose(), TestContext.Current.CancellationToken);
        (await second.EndAsync(TestContext.Current.CancellationToken)).ShouldBeOneOf([0, 5], second.Transcript);
        second.Transcript.ShouldContain("KILL_PROCESS done.");
        Sandbox.Submitted(tenant.Memory).ShouldBe(["KILL_PROCESS"]);
        var found = Findings.Of(before, PlayedCase.In(sandbox.State).ShouldNotBeNull());
        found.Duplicates.ShouldBeEmpty();
        found.Liberties.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
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
