using Quell.Journal;

namespace Quell.Adapters.Tests.Journal;

public sealed class DurabilitySpecs
{
    private static readonly string[] s_oneAppend =
    [
        "write jsonl",
        "sync jsonl",
        "write tmp",
        "sync tmp",
        "rename head",
        $"sync-folder {TempState.Case}",
    ];

    [Fact]
    public async Task An_append_syncs_the_entry_then_replaces_the_head_then_syncs_the_folder()
    {
        using var state = new TempState();
        var disk = new ScriptedDisk();
        await using var journal = state.Create(disk);
        var before = disk.Calls.Count;

        await journal.AppendAsync("intent", _ => { }, flushNow: true, TestContext.Current.CancellationToken);

        disk.Calls.Skip(before).ShouldBe(s_oneAppend);
    }

    [Fact]
    public async Task A_new_case_is_on_the_device_with_its_folders_before_it_is_handed_out()
    {
        using var state = new TempState();
        var disk = new ScriptedDisk();

        await state.Create(disk).DisposeAsync();

        disk.Calls.Take(3)
            .ShouldBe([$"sync-folder {Path.GetFileName(state.Root)}", "sync-folder state", "sync-folder cases"]);
        disk.Calls.TakeLast(6).ShouldBe(s_oneAppend);
    }

    [Fact]
    public async Task Entries_that_wait_while_a_flush_runs_share_the_next_one_except_those_flushed_alone()
    {
        using var state = new TempState();
        using var gate = new SyncGate();
        var disk = new ScriptedDisk { Before = gate.Pass };
        await using var journal = state.Create(disk);
        var before = disk.LinesPerWrite.Count;
        gate.Close();

        var first = AppendAsync(journal, "a", flushNow: false);
        await gate.ReachedAsync();
        Task<JournalPosition>[] waiting =
        [
            AppendAsync(journal, "b", flushNow: false),
            AppendAsync(journal, "c", flushNow: false),
            AppendAsync(journal, "d", flushNow: true),
            AppendAsync(journal, "e", flushNow: true),
            AppendAsync(journal, "f", flushNow: false),
            AppendAsync(journal, "g", flushNow: false),
            AppendAsync(journal, "h", flushNow: false),
        ];
        waiting.ShouldAllBe(task => !task.IsCompleted);
        first.IsCompleted.ShouldBeFalse();
        gate.Open();
        var places = await Task.WhenAll([first, .. waiting]);

        disk.LinesPerWrite.Skip(before).ShouldBe([1, 2, 1, 1, 3]);
        places.Select(place => place.Seq).ShouldBe([2, 3, 4, 5, 6, 7, 8, 9]);
        journal.ReadAll().Skip(1).Select(line => line.Type).ShouldBe(["a", "b", "c", "d", "e", "f", "g", "h"]);
    }

    [Fact]
    public async Task Many_writers_at_once_keep_their_own_order_and_cost_fewer_flushes_than_entries()
    {
        const int Writers = 16;
        const int Each = 25;
        using var state = new TempState();
        using var gate = new SyncGate();
        var disk = new ScriptedDisk { Before = gate.Pass };
        await using var journal = state.Create(disk);
        gate.Close();
        var before = disk.LinesPerWrite.Count;

        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(writer))).ToArray();
        await gate.ReachedAsync();
        gate.Open();
        var places = (await Task.WhenAll(writers)).SelectMany(each => each).ToArray();

        var lines = journal.ReadAll().Skip(1).ToArray();
        lines.Length.ShouldBe(Writers * Each);
        lines.Select(line => line.Position).ShouldBe(places.OrderBy(place => place.Seq));
        foreach (var mine in lines.GroupBy(line => line.Json.GetProperty("writer").GetInt32()))
        {
            mine.Select(line => line.Json.GetProperty("number").GetInt32()).ShouldBe(Enumerable.Range(0, Each));
        }

        (disk.LinesPerWrite.Count - before).ShouldBeLessThan(Writers * Each);
        state.Verify().ShouldBeOfType<Verdict.Intact>().BeyondHead.ShouldBe(0);

        async Task<List<JournalPosition>> WriteAsync(int writer)
        {
            var mine = new List<JournalPosition>();
            for (var number = 0; number < Each; number++)
            {
                var current = number;
                mine.Add(
                    await journal.AppendAsync(
                        "fact_read",
                        body =>
                        {
                            body.WriteNumber("writer", writer);
                            body.WriteNumber("number", current);
                        },
                        flushNow: number % 10 == 9,
                        CancellationToken.None
                    )
                );
            }

            return mine;
        }
    }

    [Fact]
    public async Task An_entry_cancelled_while_it_waits_is_not_in_the_journal()
    {
        using var state = new TempState();
        using var gate = new SyncGate();
        using var cancel = new CancellationTokenSource();
        await using var journal = state.Create(new ScriptedDisk { Before = gate.Pass });
        gate.Close();

        var first = AppendAsync(journal, "first", flushNow: true);
        await gate.ReachedAsync();
        var second = journal.AppendAsync("second", _ => { }, flushNow: true, cancel.Token).AsTask();
        var third = AppendAsync(journal, "third", flushNow: true);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(second);
        gate.Open();

        (await first).Seq.ShouldBe(2);
        (await third).Seq.ShouldBe(3);
        journal.ReadAll().Select(line => line.Type).ShouldBe(["journal_opened", "first", "third"]);
    }

    [Fact]
    public async Task An_entry_cancelled_while_it_is_written_is_acknowledged_all_the_same()
    {
        using var state = new TempState();
        using var gate = new SyncGate();
        using var cancel = new CancellationTokenSource();
        await using var journal = state.Create(new ScriptedDisk { Before = gate.Pass });
        gate.Close();

        var append = journal.AppendAsync("intent", _ => { }, flushNow: true, cancel.Token).AsTask();
        await gate.ReachedAsync();
        await cancel.CancelAsync();
        gate.Open();

        (await append).Seq.ShouldBe(2);
    }

    [Fact]
    public async Task Closing_waits_for_what_was_asked_for()
    {
        using var state = new TempState();
        using var gate = new SyncGate();
        var journal = state.Create(new ScriptedDisk { Before = gate.Pass });
        gate.Close();
        var append = AppendAsync(journal, "last", flushNow: false);
        await gate.ReachedAsync();

        var closing = journal.DisposeAsync().AsTask();
        closing.IsCompleted.ShouldBeFalse();
        gate.Open();
        await closing;

        (await append).Seq.ShouldBe(2);
        state.Verify().ShouldBeOfType<Verdict.Intact>().Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_real_disk_keeps_a_journal_and_its_evidence()
    {
        using var state = new TempState();
        await using (var journal = state.Create(RealDisk.Instance))
        {
            var digest = await journal.Evidence.PutAsync("raw"u8.ToArray(), TestContext.Current.CancellationToken);
            await journal.AppendAsync(
                "evidence_read",
                body => body.WriteString("sha256", digest),
                flushNow: false,
                TestContext.Current.CancellationToken
            );
        }

        var opened = JournalFile.Open(state.Folder, TempState.Case, state.Clock).ShouldBeOfType<OpenResult.Opened>();
        await using var again = opened.Journal;
        again.Position.Seq.ShouldBe(2);
    }

    private static Task<JournalPosition> AppendAsync(JournalFile journal, string type, bool flushNow) =>
        journal.AppendAsync(type, _ => { }, flushNow, CancellationToken.None).AsTask();
}
