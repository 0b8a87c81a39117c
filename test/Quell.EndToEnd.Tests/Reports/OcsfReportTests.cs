using System.Text.Json.Nodes;
using Quell.Domain;
using Quell.Domain.Cases;
using Quell.Knowledge;
using Quell.Reports.Ocsf;
using Quell.Runbook.Report;

namespace Quell.EndToEnd.Tests.Reports;

public sealed class OcsfReportTests
{
    private static readonly OcsfSchema s_published = new(
        JsonNode.Parse(File.ReadAllText(Root.Of("test/Quell.EndToEnd.Tests/Reports/ocsf-1.8.0.json")))!
    );

    public static TheoryData<string> Scenarios => [.. Played.Scenarios];

    [Fact]
    public void The_version_that_is_named_is_the_one_that_is_checked() =>
        OcsfReport.Version.ShouldBe(s_published.Version);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Events_are_as_their_classes_are_published(string scenario)
    {
        foreach (var entries in new[] { await Played.ApprovedAsync(scenario), await Played.MixedAsync(scenario) })
        {
            s_published.Errors(Events(entries)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task The_check_finds_what_is_wrong()
    {
        var events = Events(await Played.ApprovedAsync("cryptominer"));
        var first = events[0]!.AsObject();
        first.Remove("command_uid");
        first["status_id"] = 7L;
        first["invented"] = "yes";
        first["type_uid"] = 1L;

        s_published.Errors(events).Count.ShouldBe(4);
    }

    [Fact]
    public async Task Each_try_that_was_sent_is_one_event_named_by_its_action()
    {
        var entries = await Played.MixedAsync("cryptominer");

        var events = Events(entries);

        var head = entries[^1].Hash;
        var sent = entries
            .Select(entry => entry.Body)
            .OfType<CaseEntry.CallIntended>()
            .Where(intended => intended.ApprovedBy is not null)
            .Select(intended => intended.Call.Try!.Value.Action.Value)
            .ToList();
        sent.ShouldNotBeEmpty();
        events.AsArray().Select(said => (string)said!["command_uid"]!).ShouldBe(sent);
        events.AsArray().ShouldAllBe(said => (string?)said!["unmapped"]!["journal_head"] == head);
    }

    [Theory]
    [InlineData("KILL_PROCESS", 7003, 2)]
    [InlineData("ISOLATE_NETWORK", 7004, 1)]
    [InlineData("FILE_QUARANTINE", 7002, 1)]
    [InlineData("DELETE_POD", 7001, 2)]
    public async Task An_action_is_of_its_own_class(string type, int classUid, int activity)
    {
        var said = Of(await Played.ApprovedAsync("cryptominer"), type);

        ((int)said["class_uid"]!).ShouldBe(classUid);
        ((int)said["activity_id"]!).ShouldBe(activity);
    }

    [Fact]
    public async Task An_isolation_that_completed_is_no_full_success()
    {
        var said = Of(await Played.ApprovedAsync("cryptominer"), "ISOLATE_NETWORK");

        ((string?)said["status"]).ShouldBe("Partial");
    }

    [Fact]
    public async Task A_refused_responder_is_unsupported_and_a_lost_reply_never_a_success()
    {
        var entries = await Played.MixedAsync("cryptominer");

        ((string?)Of(entries, "ISOLATE_NETWORK")["status"]).ShouldBe("Unsupported");
        var killed = CaseReport.Of(entries).Actions.Single(action => action.Name == "KILL_PROCESS");
        ((string?)Of(entries, "KILL_PROCESS")["status"]).ShouldBe(
            killed.Status == Status.Done ? "Success" : killed.Status.Word()
        );
    }

    private static JsonNode Of(IReadOnlyList<JournalEntry> entries, string type) =>
        Events(entries).AsArray().Single(said => (string?)said!["metadata"]!["event_code"] == type)!;

    private static JsonNode Events(IReadOnlyList<JournalEntry> entries) =>
        JsonNode.Parse(new OcsfReport(ResponseKnowledge.Embedded).Render(CaseReport.Of(entries)))!;
}
