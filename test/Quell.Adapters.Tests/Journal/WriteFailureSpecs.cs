using CsCheck;
using Quell.Journal;

namespace Quell.Adapters.Tests.Journal;

public sealed class WriteFailureSpecs
{
    [Theory]
    [InlineData("write jsonl", 0.0, 2)]
    [InlineData("write jsonl", 0.5, 2)]
    [InlineData("write jsonl", 1.0, 3)]
    [InlineData("sync jsonl", 0.0, 3)]
    [InlineData("write tmp", 0.5, 3)]
    [InlineData("sync tmp", 0.0, 3)]
    [InlineData("rename head", 0.0, 3)]
    public async Task A_disk_that_fails_at_any_step_throws_one_exception_and_leaves_a_journal_that_opens(
        string step,
        double part,
        int expected
    )
    {
        using var state = new TempState();
        var isFull = false;
        var disk = new ScriptedDisk
        {
            PartOfFailedWrite = part,
            Before = call =>
            {
                if (isFull && string.Equals(call, step, StringComparison.Ordinal))
                {
                    throw new IOException("No space left on device");
                }
            },
        };
        await using (var journal = state.Create(disk))
        {
            await AppendAsync(journal);
            isFull = true;

            var failure = await Should.ThrowAsync<JournalWriteException>(() => AppendAsync(journal));
            isFull = false;
            var after = await Should.ThrowAsync<JournalWriteException>(() => AppendAsync(journal));

            failure.Refusal.What.ShouldBe($"Entry 3 of case {TempState.Case} could not be written.");
            failure.Refusal.Why.ShouldBe("No space left on device");
            failure.Refusal.Fix.ShouldStartWith("Free space");
            after.Refusal.ShouldBe(failure.Refusal);
            journal.Position.Seq.ShouldBe(2);
        }

        await using var again = state.Open();
        again.ReadAll().Count(line => line.Type is "fact_read").ShouldBe(expected - 1);
        (await AppendAsync(again)).Seq.ShouldBe(again.Position.Seq);
        state.Verify().ShouldBeOfType<Verdict.Intact>();
    }

    [Fact]
    public async Task Entries_that_waited_behind_a_failed_write_fail_with_it()
    {
        using var state = new TempState();
        using var gate = new SyncGate();
        var isFull = false;
        var disk = new ScriptedDisk
        {
            Before = call =>
            {
                gate.Pass(call);
                if (isFull && call is "sync jsonl")
                {
                    throw new IOException("No space left on device");
                }
            },
        };
        await using var journal = state.Create(disk);
        gate.Close();
        isFull = true;

        var first = AppendAsync(journal);
        await gate.ReachedAsync();
        var second = AppendAsync(journal);
        gate.Open();

        await Should.ThrowAsync<JournalWriteException>(first);
        await Should.ThrowAsync<JournalWriteException>(second);
    }

    [Fact]
    public async Task A_journal_that_somebody_else_wrote_to_takes_no_more()
    {
        using var state = new TempState();
        await using var journal = state.Create();
        await File.AppendAllTextAsync(state.InCase(".jsonl"), "{}\n", TestContext.Current.CancellationToken);

        var failure = await Should.ThrowAsync<JournalWriteException>(() => AppendAsync(journal));

        failure.Refusal.Why.ShouldContain("Something else wrote");
    }

    [Fact]
    public async Task A_case_folder_that_vanished_is_a_write_failure_and_no_silent_success()
    {
        using var state = new TempState();
        await using var journal = state.Create(RealDisk.Instance);
        Directory.Delete(state.CaseFolder.Folder, recursive: true);

        await Should.ThrowAsync<JournalWriteException>(() => AppendAsync(journal));
    }

    [Fact]
    public async Task Reading_a_journal_that_was_changed_meanwhile_says_so()
    {
        using var state = new TempState();
        await using var journal = state.Create();
        await AppendAsync(journal);
        var text = await File.ReadAllTextAsync(state.InCase(".jsonl"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            state.InCase(".jsonl"),
            text.Replace("fact_read", "fact_made", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );

        var failure = Should.Throw<JournalReadException>(() => journal.ReadAll().ToArray());

        failure.Verdict.ShouldBe(new Verdict.Edited(2));
    }

    [Fact]
    public Task Whatever_call_to_the_disk_the_power_fails_at_every_acknowledged_entry_is_there_afterwards() =>
        Gen.Select(Gen.Int[1, 90], Gen.Double.Unit, Gen.Bool.Array[1, 12], Gen.Int[1, 4])
            .SampleAsync((dieAt, part, flushes, lives) => LiveAndDieAsync(dieAt, part, flushes, lives), iter: 300);

    private static async Task LiveAndDieAsync(int dieAt, double part, bool[] flushes, int lives)
    {
        using var state = new TempState();
        var acknowledged = new List<JournalPosition>();
        for (var life = 0; life < lives; life++)
        {
            var calls = 0;
            var disk = new ScriptedDisk
            {
                PartOfFailedWrite = part,
                Before = _ =>
                {
                    if (Interlocked.Increment(ref calls) >= dieAt / (life + 1))
                    {
                        throw new IOException("the power failed");
                    }
                },
            };
            await LiveAsync(state, disk, flushes, acknowledged);
            state.Verify().IsSound.ShouldBeTrue(state.Verify().Describe());
        }

        var opened = state.TryOpen();
        if (opened is OpenResult.NotFound)
        {
            acknowledged.ShouldBeEmpty();
            opened = state.TryCreate();
        }

        await using var journal = opened.ShouldBeOfType<OpenResult.Opened>().Journal;
        journal.ReadAll().Select(line => line.Position).Intersect(acknowledged).ShouldBe(acknowledged);
        state.Verify().ShouldBeOfType<Verdict.Intact>().BeyondHead.ShouldBe(0);
    }

    private static async Task LiveAsync(
        TempState state,
        ScriptedDisk disk,
        bool[] flushes,
        List<JournalPosition> acknowledged
    )
    {
        var opened = state.TryOpen(disk);
        opened = opened is OpenResult.NotFound ? state.TryCreate(disk) : opened;
        if (opened is OpenResult.Refused)
        {
            return;
        }

        await using var journal = opened.ShouldBeOfType<OpenResult.Opened>().Journal;
        var appends = flushes
            .Select(flush => journal.AppendAsync("fact_read", _ => { }, flush, CancellationToken.None).AsTask())
            .ToArray();
        foreach (var append in appends)
        {
            try
            {
                acknowledged.Add(await append);
            }
            catch (JournalWriteException)
            {
                append.IsFaulted.ShouldBeTrue();
            }
        }
    }

    private static async Task<JournalPosition> AppendAsync(JournalFile journal) =>
        await journal.AppendAsync("fact_read", _ => { }, flushNow: true, CancellationToken.None);
}
