using System.Text;
using System.Text.Json;
using Quell.Domain.Calls;
using Quell.Domain.Questions;
using Quell.Runbook.Filing;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Filing;

public sealed class IncidentPayloadTests
{
    private static readonly JsonSerializerOptions s_indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task An_event_reads_like_this()
    {
        var run = await FiledAsync();

        Indented(((CallRequest.Post)run.PagerDuty!.Written.Single().Request).Body)
            .ShouldMatchApproved(to => to.SubFolder("Approved").WithFileExtension(".json").NoDiff());
    }

    [Fact]
    public async Task A_preview_reads_like_this()
    {
        var run = await FiledAsync();

        string.Join('\n', run.Questions(QuestionKind.Preview).Single().Words)
            .ShouldMatchApproved(to => to.SubFolder("Approved").WithFileExtension(".txt").NoDiff());
    }

    [Theory]
    [InlineData(0, "critical")]
    [InlineData(1, "critical")]
    [InlineData(2, "error")]
    [InlineData(3, "error")]
    [InlineData(4, "warning")]
    [InlineData(5, "warning")]
    [InlineData(6, "info")]
    [InlineData(7, "info")]
    [InlineData(null, "error")]
    [InlineData(42, "error")]
    public void The_severity_comes_from_the_scale_of_the_api(int? severity, string word) =>
        IncidentPayload.Severity(severity).ShouldBe(word);

    [Fact]
    public async Task An_event_stays_under_what_PagerDuty_takes()
    {
        var run = await FiledAsync();
        var huge = new TicketDocument(
            "summary",
            "Opening.",
            [
                new TicketSection(TicketHeadings.Command, ["kubectl get pods"]),
                new TicketSection(
                    "Evidence",
                    [.. Enumerable.Range(0, 20_000).Select(i => $"piece {i} {new string('ä', 60)}")]
                ),
            ]
        );

        var body = IncidentPayload.Of(run.State, "key", "KILL_PROCESS", huge, []);

        Encoding.UTF8.GetByteCount(body.GetRawText()).ShouldBeLessThan(512 * 1024);
        body.GetRawText().ShouldContain("kubectl get pods");
    }

    private static async Task<Run> FiledAsync()
    {
        var run = FilingDeskTests
            .Declining("pagerduty", "submit", "yes 1 FILE_PAGERDUTY_INCIDENT")
            .With(new TicketDesk(Surface.PagerDuty));
        await run.GoAsync();
        return run;
    }

    private static string Indented(JsonElement body) =>
        System.Text.Json.Nodes.JsonNode.Parse(body.GetRawText())!.ToJsonString(s_indented);
}
