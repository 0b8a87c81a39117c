using System.Security.Cryptography;
using Quell.Journal;

namespace Quell.Adapters.Tests.Journal;

public sealed class EvidenceFolderTests
{
    [Fact]
    public async Task A_piece_lies_under_the_digest_of_its_bytes_and_comes_back()
    {
        using var state = new TempState();
        await using var journal = state.Create();
        byte[] raw = [0, 1, 2, 0xff, 10, 13];

        var digest = await journal.Evidence.PutAsync(raw, TestContext.Current.CancellationToken);

        digest.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(raw)));
        File.Exists(Path.Combine(state.CaseFolder.Folder, "evidence", digest)).ShouldBeTrue();
        Bytes(state.CaseFolder.Evidence.Get(digest)).ShouldBe(raw);
    }

    [Fact]
    public async Task The_same_bytes_are_written_once()
    {
        using var state = new TempState();
        var disk = new ScriptedDisk();
        await using var journal = state.Create(disk);
        var one = await journal.Evidence.PutAsync("raw"u8.ToArray(), TestContext.Current.CancellationToken);
        var before = disk.Calls.Count;

        var other = await journal.Evidence.PutAsync("raw"u8.ToArray(), TestContext.Current.CancellationToken);

        other.ShouldBe(one);
        disk.Calls.Count.ShouldBe(before);
    }

    [Fact]
    public async Task A_piece_is_synced_before_it_gets_its_name_and_the_name_before_it_is_handed_out()
    {
        using var state = new TempState();
        var disk = new ScriptedDisk();
        await using var journal = state.Create(disk);
        var before = disk.Calls.Count;

        var digest = await journal.Evidence.PutAsync("raw"u8.ToArray(), TestContext.Current.CancellationToken);

        disk.Calls.Skip(before)
            .ShouldBe([
                $"sync-folder {TempState.Case}",
                "write tmp",
                "sync tmp",
                $"rename {digest}",
                "sync-folder evidence",
            ]);
    }

    [Fact]
    public async Task The_same_bytes_put_by_many_at_once_are_one_whole_piece()
    {
        using var state = new TempState();
        await using var journal = state.Create();
        var raw = new byte[100_000];

        var digests = await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(_ => journal.Evidence.PutAsync(raw, TestContext.Current.CancellationToken).AsTask())
        );

        digests.Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        Directory.GetFiles(Path.Combine(state.CaseFolder.Folder, "evidence")).Length.ShouldBe(1);
        Bytes(journal.Evidence.Get(digests[0])).Length.ShouldBe(raw.Length);
    }

    [Fact]
    public async Task A_piece_that_was_changed_is_neither_handed_out_nor_written_over()
    {
        using var state = new TempState();
        await using var journal = state.Create();
        var digest = await journal.Evidence.PutAsync("raw"u8.ToArray(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(state.CaseFolder.Folder, "evidence", digest),
            "cooked",
            TestContext.Current.CancellationToken
        );

        journal.Evidence.Get(digest).ShouldBe(new EvidenceResult.Altered());
        var failure = await Should.ThrowAsync<JournalWriteException>(async () =>
            await journal.Evidence.PutAsync("raw"u8.ToArray(), CancellationToken.None)
        );

        failure.Refusal.Why.ShouldBe("A file of its name holds other bytes.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("../x.jsonl")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("000000000000000000000000000000000000000000000000000000000000000G")]
    public async Task What_is_not_there_or_no_digest_is_missing(string digest)
    {
        using var state = new TempState();
        await using var journal = state.Create();

        journal.Evidence.Get(digest).ShouldBe(new EvidenceResult.Missing());
    }

    [Fact]
    public async Task A_link_under_a_digest_is_not_followed()
    {
        using var state = new TempState();
        await using var journal = state.Create();
        var digest = await journal.Evidence.PutAsync("raw"u8.ToArray(), TestContext.Current.CancellationToken);
        var path = Path.Combine(state.CaseFolder.Folder, "evidence", digest);
        File.Move(path, Path.Combine(state.Root, "away"));
        File.CreateSymbolicLink(path, Path.Combine(state.Root, "away"));

        journal.Evidence.Get(digest).ShouldBeOfType<EvidenceResult.Unreadable>();
    }

    [Fact]
    public async Task A_disk_that_is_full_leaves_no_piece_and_the_next_opening_removes_the_half_written_one()
    {
        using var state = new TempState();
        var disk = new ScriptedDisk
        {
            PartOfFailedWrite = 0.5,
            Before = call =>
            {
                if (call is "rename head")
                {
                    return;
                }

                if (call is "write tmp" && Directory.Exists(Path.Combine(state.CaseFolder.Folder, "evidence")))
                {
                    throw new IOException("No space left on device");
                }
            },
        };
        await using (var journal = state.Create(disk))
        {
            var failure = await Should.ThrowAsync<JournalWriteException>(async () =>
                await journal.Evidence.PutAsync("raw"u8.ToArray(), CancellationToken.None)
            );
            failure.Refusal.Why.ShouldBe("No space left on device");
        }

        var evidence = Path.Combine(state.CaseFolder.Folder, "evidence");
        Directory.GetFiles(evidence).ShouldHaveSingleItem().ShouldEndWith(".tmp");
        await state.Open().DisposeAsync();

        Directory.GetFiles(evidence).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_piece_over_the_limit_is_refused()
    {
        using var state = new TempState();
        await using var journal = state.Create();

        var failure = await Should.ThrowAsync<JournalWriteException>(async () =>
            await journal.Evidence.PutAsync(new byte[EvidenceFolder.MaxBytes + 1], CancellationToken.None)
        );

        failure.Refusal.Why.ShouldBe("It is larger than 64 MiB.");
    }

    private static byte[] Bytes(EvidenceResult result) => result.ShouldBeOfType<EvidenceResult.Found>().Bytes.ToArray();
}
