using System.Diagnostics;
using Quell.Journal;

namespace Quell.Adapters.Tests.Journal;

/// <summary><c>docs/guide/verify-journal.py</c> says of a journal what Quell says of it, without Quell.</summary>
public sealed class IndependentVerifierTests
{
    private const int Together = 250;
    private static readonly string s_script = Path.Combine(Repository(), "docs", "guide", "verify-journal.py");

    [Fact]
    public void It_is_shorter_than_60_lines() => File.ReadLines(s_script).Count().ShouldBeLessThan(60);

    [Fact]
    public async Task It_gives_the_verdict_of_quell_on_every_change_of_a_single_entry()
    {
        SkipWithoutPython();
        (string Name, string Text)[] whole = [("whole", LongJournal.TextOf(LongJournal.Lines))];
        (string Name, string Text)[] torn = [("torn", whole[0].Text + "{\"seq\":201")];
        var different = new List<string>();
        foreach (var batch in whole.Concat(torn).Concat(LongJournal.Corruptions()).Chunk(Together))
        {
            var said = await VerdictsAsync(batch);
            different.AddRange(
                batch
                    .Where((journal, index) => said[index] != LongJournal.Verify(journal.Text).IsSound)
                    .Select(journal => journal.Name)
            );
        }

        different.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(200, 0, "anchor is entry 200")]
    [InlineData(7, 0, "anchor is entry 7")]
    [InlineData(0, 1, "no entry has the anchor's hash")]
    public async Task It_proves_an_anchor(int entry, int code, string words)
    {
        SkipWithoutPython();
        using var state = new TempState();
        var journal = Write(state, 0, LongJournal.TextOf(LongJournal.Lines), Head);
        var hash = entry == 0 ? new string('a', 64) : LongJournal.HashAt(entry);

        var (ended, output) = await RunAsync(["--anchor", hash, journal]);

        output.ShouldContain(words);
        ended.ShouldBe(code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{\"seq\":200}")]
    [InlineData("{\"seq\":-1,\"hash\":\"{hash}\"}")]
    [InlineData("{\"seq\":true,\"hash\":\"{hash}\"}")]
    [InlineData("{\"seq\":199,\"hash\":\"{hash}\"}")]
    [InlineData("{\"seq\":201,\"hash\":\"{hash}\"}")]
    public async Task It_does_not_trust_a_head_that_quell_does_not_trust(string? head)
    {
        SkipWithoutPython();
        using var state = new TempState();
        var text = head?.Replace("{hash}", LongJournal.Head.Hash, StringComparison.Ordinal);
        var journal = Write(state, 0, LongJournal.TextOf(LongJournal.Lines), text);

        var (ended, output) = await RunAsync([journal]);

        ended.ShouldBe(1, output);
        JournalVerifier.Verify(journal).IsSound.ShouldBeFalse();
    }

    private static string Head => $$"""{"seq":{{LongJournal.Head.Seq}},"hash":"{{LongJournal.Head.Hash}}"}""" + "\n";

    /// <summary>Whether each holds, in one run of the script.</summary>
    private static async Task<bool[]> VerdictsAsync((string Name, string Text)[] batch)
    {
        using var state = new TempState();
        var paths = batch.Select((journal, index) => Write(state, index, journal.Text, Head)).ToArray();
        var (_, output) = await RunAsync(paths);
        var lines = output.TrimEnd().Split('\n');
        lines.Length.ShouldBe(batch.Length, output);
        return [.. lines.Select(line => line.Contains(": intact, ", StringComparison.Ordinal))];
    }

    private static string Write(TempState state, int number, string text, string? head)
    {
        var journal = Path.Combine(state.Root, $"j{number}.jsonl");
        File.WriteAllText(journal, text);
        if (head is not null)
        {
            File.WriteAllText(Path.ChangeExtension(journal, ".head"), head);
        }
        return journal;
    }

    private static async Task<(int Code, string Output)> RunAsync(string[] arguments)
    {
        using var python = Process.Start(
            new ProcessStartInfo("python3", [s_script, .. arguments])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        var output = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (python.ExitCode, output);
    }

    private static void SkipWithoutPython() =>
        Assert.SkipUnless(
            (Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .Any(folder => File.Exists(Path.Combine(folder, "python3"))),
            "python3 is not on PATH"
        );

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Quell.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }
        return folder;
    }
}
