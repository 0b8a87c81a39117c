using System.Text.Json.Nodes;
using Quell.EndToEnd.Tests.Plans;
using Quell.Reports;
using Quell.Runbook.Report;

namespace Quell.EndToEnd.Tests.Reports;

public sealed class JsonReportTests
{
    private static readonly JsonSchemaSubset s_schema = new(
        JsonNode.Parse(File.ReadAllText(Root.Of("docs/reference/report.schema.json")))!.AsObject()
    );

    public static TheoryData<string> Scenarios => [.. Played.Scenarios];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task A_report_fits_its_schema(string scenario)
    {
        foreach (var entries in new[] { await Played.ApprovedAsync(scenario), await Played.MixedAsync(scenario) })
        {
            s_schema.Errors(Document(CaseReport.Of(entries))).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_report_of_an_unfinished_case_fits_it_too_wherever_the_case_stopped()
    {
        var entries = await Played.MixedAsync("cryptominer");

        for (var count = 0; count < entries.Count; count += 5)
        {
            var document = Document(CaseReport.Of([.. entries.Take(count)]));
            s_schema.Errors(document).ShouldBeEmpty($"after {count} entries");
            ((int)document["journal"]!["entries"]!).ShouldBe(count);
        }
    }

    [Fact]
    public async Task It_says_how_long_each_decision_took_and_how_often_it_was_put()
    {
        var document = Document(CaseReport.Of(await Played.MixedAsync("cryptominer")));

        var decided = document["actions"]!
            .AsArray()
            .Select(action => action!["decision"]!)
            .Where(decision => (string?)decision["kind"] is "approved" or "declined")
            .ToList();
        decided.ShouldNotBeEmpty();
        decided.ShouldAllBe(decision => (int)decision["presented"]! >= 1 && decision["took_s"] != null);
        ((int)document["figures"]!["decisions"]!).ShouldBe(decided.Count);
    }

    private static JsonNode Document(CaseReport report) => JsonNode.Parse(new JsonReport().Render(report))!;
}
