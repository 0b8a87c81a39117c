using System.Globalization;
using Quell.EndToEnd.Tests.Processes;
using Quell.Runbook.Cases;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>The real program on a disk that is really full, or really read-only, and again once it is not.</summary>
public sealed class RealDiskTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(160)]
    [InlineData(320)]
    [Trait("Guardrail", "G-17")]
    public async Task A_disk_that_runs_full_stops_the_run_in_words_and_with_room_it_goes_on(int kilobytes)
    {
        using var sandbox = Sandbox.OnABusyMachine();
        using var disk = SmallDisk.For(sandbox, kilobytes);
        var (code, errors, transcript) = await RunAsync(sandbox, RespondLine.Practising(sandbox, 1, 2));
        code.ShouldBeOneOf(1, 3);
        errors.ShouldContain("o space left");
        errors.ShouldContain("fix: ");
        var before = PlayedCase.In(sandbox.State);
        (before?.Verdict.Intact ?? true).ShouldBeTrue(before?.Verdict.Finding);
        (before?.State.Writes.Count() ?? 0).ShouldBeGreaterThanOrEqualTo(before?.Writes.Length ?? 0, transcript);

        disk.Become("size=64m");
        var (again, _, second) = await RunAsync(sandbox, RespondLine.Practising(sandbox, 1, 2));

        again.ShouldBeOneOf(0, 5);
        Findings.Of(before, PlayedCase.In(sandbox.State).ShouldNotBeNull()).None.ShouldBeTrue(second);
    }

    /// <summary>Without a disk of its own: no file may grow beyond what was said.</summary>
    [Theory]
    [InlineData(16)]
    [InlineData(128)]
    public async Task A_journal_that_may_not_grow_stops_the_run_in_words_and_with_room_it_goes_on(int kilobytes)
    {
        using var sandbox = Sandbox.OnABusyMachine();
        // The runtime of a build that compiles while it runs keeps its code in a file otherwise.
        sandbox.Variables["DOTNET_EnableWriteXorExecute"] = "0";
        var blocks = (kilobytes * 2).ToString(CultureInfo.InvariantCulture);
        var command = string.Join(' ', RespondLine.Practising(sandbox, 1, 2).Select(word => $"'{word}'"));
        using (var first = QuellProcess.StartShell(sandbox, $"trap '' XFSZ; ulimit -f {blocks}; exec quell {command}"))
        {
            await first.TalkAsync(Scripts.Choose("KILL_PROCESS"), TestContext.Current.CancellationToken);
            (await first.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(1, first.Transcript);
            (await first.ErrorsAsync()).ShouldContain("could not be written");
        }
        var before = PlayedCase.In(sandbox.State);
        (before?.Verdict.Intact ?? true).ShouldBeTrue(before?.Verdict.Finding);

        var (code, _, second) = await RunAsync(sandbox, RespondLine.Practising(sandbox, 1, 2));

        code.ShouldBeOneOf(0, 5);
        Findings.Of(before, PlayedCase.In(sandbox.State).ShouldNotBeNull()).None.ShouldBeTrue(second);
    }

    [Fact]
    [Trait("Guardrail", "G-17")]
    public async Task A_read_only_state_folder_stops_the_run_before_anything_is_sent_and_what_is_there_can_be_read()
    {
        using var sandbox = Sandbox.OnABusyMachine();
        using var disk = SmallDisk.For(sandbox, 65536);
        using (var first = QuellProcess.Start(sandbox, RespondLine.Practising(sandbox, 1, 2)))
        {
            await first.TalkAsync(
                Scripts.Choose("KILL_PROCESS"),
                line => line.Contains(" approve [", StringComparison.Ordinal),
                TestContext.Current.CancellationToken
            );
            await first.KillAsync(TestContext.Current.CancellationToken);
        }
        var before = PlayedCase.In(sandbox.State).ShouldNotBeNull();

        disk.Become("ro");
        var (code, errors, transcript) = await RunAsync(sandbox, RespondLine.Practising(sandbox, 1, 2));
        code.ShouldBeOneOf([1, 3], transcript);
        errors.ShouldContain("fix: ");
        transcript.ShouldNotContain("ACT  ", Case.Sensitive);
        (await RunAsync(sandbox, ["case", "verify", before.Id.Value, "--state", sandbox.State])).Code.ShouldBe(0);
        (await RunAsync(sandbox, ["case", "list", "--state", sandbox.State])).Code.ShouldBe(0);

        disk.Become("rw");
        (await RunAsync(sandbox, RespondLine.Practising(sandbox, 1, 2))).Code.ShouldBeOneOf(0, 5);
        var after = PlayedCase.In(sandbox.State).ShouldNotBeNull();
        Findings.Of(before, after).None.ShouldBeTrue();
        after.Writes.ShouldHaveSingleItem();
    }

    private static async Task<(int Code, string Errors, string Transcript)> RunAsync(Sandbox sandbox, string[] command)
    {
        using var run = QuellProcess.Start(sandbox, command);
        await run.TalkAsync(Scripts.Choose("KILL_PROCESS"), TestContext.Current.CancellationToken);
        var code = await run.EndAsync(TestContext.Current.CancellationToken);
        var errors = await run.ErrorsAsync();
        return (code, errors, run.Transcript + errors);
    }
}
