using Quell.Domain.Facts;
using Quell.Domain.Plans;
using Quell.Knowledge;
using Quell.Reports;
using Quell.Reports.Html;
using Quell.Reports.Ocsf;
using Quell.Runbook.Report;

namespace Quell.EndToEnd.Tests.Reports;

public sealed class FormatTests
{
    private const string Signature = "X-Amz-Signature";

    public static TheoryData<string> Formats => ["terminal", "markdown", "html", "json", "ocsf"];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Every_format_names_the_journals_head(string format)
    {
        var entries = await Played.ApprovedAsync("reverse-shell");

        Rendered(format, CaseReport.Of(entries)).ShouldContain(entries[^1].Hash);
    }

    [Theory]
    [InlineData("terminal", "approved after 47.5 s, put 3 times")]
    [InlineData("markdown", "approved after 47.5 s, put 3 times")]
    [InlineData("html", "47.5 s", "put 3 times")]
    [InlineData("json", "\"took_s\": 47.5", "\"put_again\": 2")]
    [InlineData("ocsf", "\"time_to_decide_s\": 47.5", "\"put_again\": 2")]
    public async Task Every_format_says_how_long_a_person_took_and_how_often_the_action_was_put(
        string format,
        params string[] words
    )
    {
        var report = CaseReport.Of(await Played.ApprovedAsync("reverse-shell"));
        var slow = report with
        {
            Actions =
            [
                .. report.Actions.Select(action =>
                    action with
                    {
                        Decision = action.Decision with { Presented = 3, Took = TimeSpan.FromSeconds(47.5) },
                    }
                ),
            ],
        };

        var shown = Rendered(format, slow).Replace("\\.", ".", StringComparison.Ordinal);

        foreach (var word in words)
        {
            shown.ShouldContain(word);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task No_format_shows_a_presigned_link_or_a_secret_even_where_the_journal_holds_one(string format)
    {
        var entries = (await Played.ApprovedAsync("cryptominer")).With(
            ("?…redacted", $"?{Signature}=0123456789abcdef&X-Amz-Credential=AKIAEXAMPLE"),
            ("kworkerds -o", "kworkerds --password hunter22 -o"),
            ("shop/checkout", "shop/checkout https://user:hunter22@example.com/")
        );
        string.Join('\n', entries.Select(entry => entry.Body.ToString())).ShouldContain("hunter22");

        var shown = Rendered(format, CaseReport.Of(entries));

        shown.ShouldNotContain(Signature);
        shown.ShouldNotContain("hunter22");
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Every_format_can_be_made_wherever_the_case_stopped(string format)
    {
        var entries = await Played.MixedAsync("cryptominer");

        for (var count = 0; count < entries.Count; count += 9)
        {
            Rendered(format, CaseReport.Of([.. entries.Take(count)])).ShouldNotBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Techniques_have_the_version_of_attack_and_the_ids_they_had_before(string format)
    {
        var report = CaseReport.Of(await Played.ApprovedAsync("reverse-shell")) with
        {
            Techniques =
            [
                new ThreatTechnique(
                    "T1685.002",
                    ["T1562.008"],
                    "v19",
                    TechniqueSource.Kb,
                    "CloudTrail tampering",
                    new Citation("threat pattern", "Patterns/cloudtrail-tampering.yaml")
                ),
            ],
        };

        var shown = Rendered(format, report);

        shown.Replace("\\.", ".", StringComparison.Ordinal).ShouldContain("T1685.002");
        shown.Replace("\\.", ".", StringComparison.Ordinal).ShouldContain("T1562.008");
        shown.ShouldContain("v19");
    }

    [Fact]
    public async Task The_same_journal_makes_the_same_report()
    {
        var entries = await Played.ApprovedAsync("reverse-shell");

        foreach (var format in Formats)
        {
            Rendered(format.Data, CaseReport.Of(entries)).ShouldBe(Rendered(format.Data, CaseReport.Of(entries)));
        }
    }

    [Fact]
    public async Task Gaps_that_were_closed_are_told_apart_from_those_that_are_open()
    {
        var inventory = CaseReport.Of(await Played.ApprovedAsync("cryptominer")).Inventory;

        inventory.Closed.ShouldContain(gap => gap.Words == "Process tree not yet read");
        inventory.Open.ShouldNotContain(gap => gap.Words == "Process tree not yet read");
        inventory.Lines().ShouldContain(line => line.StartsWith("- Process tree not yet read — closed since: "));
        inventory.Lines().ShouldContain(line => line.Contains("— still unknown (", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nothing_could_be_watched_the_report_says_why_there_is_no_verdict()
    {
        var verdict = CaseReport.Of(await Played.ApprovedAsync("nothing-works")).Verdict;

        verdict.Word.ShouldBe(ReportedVerdict.None);
        verdict.Why.ShouldContain("nothing to watch");
        verdict.CodeWhy.ShouldContain("failed");
    }

    [Fact]
    public async Task A_cleared_case_that_ends_with_another_code_says_what_is_open()
    {
        var report = CaseReport.Of(await Played.HalfClearedAsync());

        report.Verdict.Word.ShouldBe("cleared");
        ((int)report.Verdict.Code).ShouldBe(5);
        report.Summary[^1].ShouldContain("Cleared, but not all is well: GET_LOGS failed");
    }

    private static string Rendered(string format, CaseReport report) =>
        format switch
        {
            "terminal" => string.Join('\n', ReportWords.Inline(report)),
            "markdown" => new MarkdownReport().Render(report),
            "html" => new HtmlReport().Render(report),
            "json" => new JsonReport().Render(report),
            _ => new OcsfReport(ResponseKnowledge.Embedded).Render(report),
        };
}
