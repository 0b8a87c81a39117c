using System.Diagnostics;
using Quell.Journal;

namespace Quell.Adapters.Tests.Journal;

public sealed class OneWriterSpecs
{
    [Fact]
    public async Task A_second_instance_is_told_who_holds_the_case()
    {
        using var state = new TempState();
        await using var journal = state.Create();

        state.TryOpen().ShouldBe(new OpenResult.InUse(Environment.ProcessId));
        state.TryCreate().ShouldBe(new OpenResult.InUse(Environment.ProcessId));
    }

    [Fact]
    public async Task The_case_is_free_again_once_its_journal_is_closed()
    {
        using var state = new TempState();
        await state.Create().DisposeAsync();

        await using var journal = state.Open();

        journal.Position.Seq.ShouldBe(1);
    }

    [Fact]
    public async Task Another_case_is_not_held()
    {
        using var state = new TempState();
        await using var one = state.Create();

        var other = JournalFile.Create(state.Folder, "another", state.Clock).ShouldBeOfType<OpenResult.Opened>();

        await other.Journal.DisposeAsync();
    }

    [Fact]
    public async Task Reading_needs_no_lock()
    {
        using var state = new TempState();
        await using var journal = state.Create();
        await journal.AppendAsync("fact_read", _ => { }, true, TestContext.Current.CancellationToken);

        state.Verify().ShouldBeOfType<Verdict.Intact>().Count.ShouldBe(2);
        JournalReader.Read(state.CaseFolder.JournalPath).Count().ShouldBe(3);
        state.Folder.List().ShouldBe([TempState.Case]);
    }

    [Fact]
    public async Task A_refused_opening_lets_the_lock_go()
    {
        using var state = new TempState();
        await state.Create().DisposeAsync();
        var head = await File.ReadAllTextAsync(state.InCase(".head"), TestContext.Current.CancellationToken);
        File.Delete(state.InCase(".head"));
        state.TryOpen().ShouldBe(new OpenResult.Broken(new Verdict.HeadMissing(1)));

        await File.WriteAllTextAsync(state.InCase(".head"), head, TestContext.Current.CancellationToken);
        await using var journal = state.Open();

        journal.Position.Seq.ShouldBe(1);
    }

    [Fact]
    public async Task A_lock_held_by_another_process_is_respected_and_gone_when_that_process_is_killed()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/flock"), "flock(1) is not on this machine");
        using var state = new TempState();
        await state.Create().DisposeAsync();
        using var other = Process.Start(
            new ProcessStartInfo(
                "/usr/bin/flock",
                ["-F", "-x", state.InCase(".lock"), "sh", "-c", "echo held; exec cat"]
            )
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        (await other.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("held");

        state.TryOpen().ShouldBeOfType<OpenResult.InUse>();
        other.Kill();
        await other.WaitForExitAsync(TestContext.Current.CancellationToken);

        await state.Open().DisposeAsync();
    }

    [Fact]
    public async Task A_closed_journal_takes_no_more()
    {
        using var state = new TempState();
        var journal = state.Create();
        await journal.DisposeAsync();

        await Should.ThrowAsync<ObjectDisposedException>(async () =>
            await journal.AppendAsync("fact_read", _ => { }, true, CancellationToken.None)
        );
    }
}
