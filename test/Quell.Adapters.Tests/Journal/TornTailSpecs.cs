using System.Security.Cryptography;
using Quell.Journal;

namespace Quell.Adapters.Tests.Journal;

public sealed class TornTailSpecs
{
    [Fact]
    public async Task A_last_line_torn_at_any_byte_is_moved_aside_and_the_next_entry_says_so()
    {
        using var sample = new TempState();
        var (whole, headBefore, lastStart) = await MakeAsync(sample);
        for (var length = lastStart + 1; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(sample.InCase(".jsonl"), whole[..length], CancellationToken.None);
            await File.WriteAllBytesAsync(sample.InCase(".head"), headBefore, CancellationToken.None);
            File.Delete(sample.InCase(".torn-1"));

            sample.Verify().ShouldBeOfType<Verdict.TornTail>().Bytes.ShouldBe(length - lastStart);
            var opened = sample.TryOpen().ShouldBeOfType<OpenResult.Opened>();
            await using var journal = opened.Journal;

            opened.TornBytes.ShouldBe(length - lastStart);
            var piece = await File.ReadAllBytesAsync(sample.InCase(".torn-1"), CancellationToken.None);
            piece.ShouldBe(whole[lastStart..length]);
            var said = journal.ReadAll().Last();
            said.Seq.ShouldBe(4);
            said.Type.ShouldBe("torn_tail_moved");
            said.Json.GetProperty("file").GetString().ShouldBe(TempState.Case + ".torn-1");
            said.Json.GetProperty("bytes").GetInt64().ShouldBe(piece.Length);
            said.Json.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(piece)));
            sample.Verify().ShouldBe(new Verdict.Intact(4, said.Hash, 0));
        }
    }

    [Fact]
    public async Task An_acknowledged_last_line_torn_at_any_byte_is_a_truncation_and_nothing_is_moved()
    {
        using var sample = new TempState();
        var (whole, _, lastStart) = await MakeAsync(sample);
        for (var length = lastStart; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(sample.InCase(".jsonl"), whole[..length], CancellationToken.None);

            sample.TryOpen().ShouldBe(new OpenResult.Broken(new Verdict.Truncated(4, 3)));

            new FileInfo(sample.InCase(".jsonl")).Length.ShouldBe(length);
            File.Exists(sample.InCase(".torn-1")).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_second_torn_tail_gets_a_name_of_its_own()
    {
        using var state = new TempState();
        await state.Create().DisposeAsync();
        for (var time = 1; time <= 3; time++)
        {
            await File.AppendAllTextAsync(
                state.InCase(".jsonl"),
                $"{{torn {time}",
                TestContext.Current.CancellationToken
            );
            await state.Open().DisposeAsync();

            (
                await File.ReadAllTextAsync(state.InCase($".torn-{time}"), TestContext.Current.CancellationToken)
            ).ShouldBe($"{{torn {time}");
        }

        await using var journal = state.Open();
        journal.ReadAll().Count(line => line.Type is "torn_tail_moved").ShouldBe(3);
    }

    [Fact]
    public async Task A_piece_moved_by_a_run_that_was_killed_before_it_could_say_so_is_said_by_the_next()
    {
        using var state = new TempState();
        await state.Create().DisposeAsync();
        await File.AppendAllTextAsync(state.InCase(".jsonl"), "{torn", TestContext.Current.CancellationToken);
        var killed = new ScriptedDisk
        {
            Before = call =>
            {
                // The first write is the piece, the second its entry.
                if (call is "write jsonl")
                {
                    throw new IOException("killed");
                }
            },
        };
        state.TryOpen(killed).ShouldBeOfType<OpenResult.Refused>().Refusal.Why.ShouldContain("killed");

        var opened = state.TryOpen().ShouldBeOfType<OpenResult.Opened>();
        await using var journal = opened.Journal;

        opened.TornBytes.ShouldBe(0);
        journal.ReadAll().Last().Json.GetProperty("bytes").GetInt64().ShouldBe(5);
    }

    [Fact]
    public async Task A_case_whose_first_entry_was_torn_was_never_begun_and_can_be_created()
    {
        using var state = new TempState();
        var killed = new ScriptedDisk
        {
            PartOfFailedWrite = 0.5,
            Before = call =>
            {
                if (call is "write jsonl")
                {
                    throw new IOException("killed");
                }
            },
        };
        state.TryCreate(killed).ShouldBeOfType<OpenResult.Refused>();
        new FileInfo(state.InCase(".jsonl")).Length.ShouldBeGreaterThan(0);

        state.TryOpen().ShouldBe(new OpenResult.NotFound(TempState.Case));
        await using var journal = state.Create();

        journal.ReadAll().Select(line => line.Type).ShouldBe(["journal_opened", "torn_tail_moved"]);
    }

    private static async Task<(byte[] Whole, byte[] HeadBefore, int LastStart)> MakeAsync(TempState state)
    {
        await using var journal = state.Create();
        var none = CancellationToken.None;
        await journal.AppendAsync("fact_read", body => body.WriteString("pod", "web-1"), true, none);
        await journal.AppendAsync("fact_read", body => body.WriteString("pod", "web-2"), true, none);
        var head = await File.ReadAllBytesAsync(state.InCase(".head"), none);
        var start = (int)new FileInfo(state.InCase(".jsonl")).Length;
        await journal.AppendAsync("intent", body => body.WriteString("pod", "web-3"), true, none);
        return (await File.ReadAllBytesAsync(state.InCase(".jsonl"), none), head, start);
    }
}
