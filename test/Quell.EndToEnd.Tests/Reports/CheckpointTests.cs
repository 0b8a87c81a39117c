using System.Text.RegularExpressions;
using Quell.EndToEnd.Tests.Crash;
using Quell.EndToEnd.Tests.Processes;
using Quell.Reports.Html;
using Quell.Runbook.Report;

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

    [Fact]
    public async Task The_command_at_the_foot_of_a_page_proves_the_journal_wherever_it_is_kept()
    {
        using var filed = await KilledRun.FileAsync("reverse-shell", TestContext.Current.CancellationToken);
        var played = PlayedCase.In(filed.Run.State).ShouldNotBeNull();
        var page = new HtmlReport().Render(CaseReport.Of(played.Entries));

        var command = Command().Match(page).Groups["command"].Value.Split(' ');

        command.ShouldContain(filed.Run.State);
        using var sandbox = new Sandbox();
        using var verify = QuellProcess.Start(sandbox, command[1..]);
        await verify.TalkAsync((_, _) => null, TestContext.Current.CancellationToken);
        (await verify.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(0, verify.Transcript);
        verify.Transcript.ShouldContain("anchor: proven.");
    }

    private static Task<string> ReadAsync(string folder, string file) =>
        File.ReadAllTextAsync(Path.Combine(folder, file), TestContext.Current.CancellationToken);

    [GeneratedRegex(@"Check the trail: <code>(?<command>[^<]+)</code>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Command();

    [GeneratedRegex(@"Journal head: entry \d+, SHA-256 (?<hash>[0-9a-f]{64})", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Sent();

    [GeneratedRegex(@"Journal head.{1,10}?(?<hash>[0-9a-f]{64})", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Reported();
}
