using System.Text.RegularExpressions;
using Quell.EndToEnd.Tests.Crash;
using Quell.EndToEnd.Tests.Processes;

namespace Quell.EndToEnd.Tests.Reports;

/// <summary>What went out in a ticket or a report proves the journal that it came from, to the program itself.</summary>
public sealed partial class CheckpointTests
{
    [Fact]
    public async Task Each_hash_in_a_ticket_and_in_the_report_proves_the_journal_up_to_its_entry()
    {
        using var filed = await KilledRun.FileAsync("reverse-shell", TestContext.Current.CancellationToken);
        var played = PlayedCase.In(filed.Run.State).ShouldNotBeNull();
        var folder = DurableState.CaseFolder(filed.Run.State).ShouldNotBeNull();
        var sent = Sent()
            .Matches(await ReadAsync(folder, $"{played.Id}.jsonl"))
            .Select(match => match.Groups["hash"].Value);
        var report = Reported().Match(await ReadAsync(folder, "report.md")).Groups["hash"].Value;
        var tickets = sent.Distinct(StringComparer.Ordinal).ToList();

        tickets.ShouldNotBeEmpty();
        var hashes = tickets.Append(report).ToList();
        hashes.ShouldBeSubsetOf(played.Entries.Select(entry => entry.Hash));
        using var sandbox = new Sandbox();
        foreach (
            var (hash, code, words) in new[]
            {
                (tickets[0], 0, "anchor: proven."),
                (report, 0, "anchor: proven."),
                (new string('a', 64), 1, "anchor: NOT PROVEN."),
            }
        )
        {
            using var verify = QuellProcess.Start(
                sandbox,
                ["case", "verify", played.Id.Value, "--anchor", hash, "--state", filed.Run.State]
            );
            await verify.TalkAsync((_, _) => null, TestContext.Current.CancellationToken);
            (await verify.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(code, verify.Transcript);
            verify.Transcript.ShouldContain(words);
        }
    }

    private static Task<string> ReadAsync(string folder, string file) =>
        File.ReadAllTextAsync(Path.Combine(folder, file), TestContext.Current.CancellationToken);

    [GeneratedRegex(@"Journal head: entry \d+, SHA-256 (?<hash>[0-9a-f]{64})", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Sent();

    [GeneratedRegex(@"Journal head: (?<hash>[0-9a-f]{64})", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Reported();
}
