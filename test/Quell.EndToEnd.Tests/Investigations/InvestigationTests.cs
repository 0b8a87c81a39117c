using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Domain.Questions;
using Quell.EndToEnd.Tests.InProcess;
using Quell.Lab.Scenarios;
using Quell.Runbook.CaseFiles;
using Quell.Runbook.Cases;
using Quell.Runbook.Investigate;

namespace Quell.EndToEnd.Tests.Investigations;

/// <summary>What <c>quell investigate</c> writes about each scenario, and what a response then makes of it.</summary>
public sealed class InvestigationTests
{
    private static readonly string[] s_headings =
    [
        "### Summary",
        "### What happened",
        "### Attack flow",
        "### Resource context",
        "### Incident scope (cluster activity in window)",
        "### Vulnerability surface",
        "### Correlation & confidence",
        "### Recommended next checks",
    ];

    public static TheoryData<string> Scenarios => [.. ScenarioLibrary.List().Select(scenario => scenario.Name)];

    [Fact]
    public void There_are_eleven_scenarios() => ScenarioLibrary.List().Length.ShouldBe(11);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task A_response_reads_the_file_of_its_investigation_as_the_authority(string scenario)
    {
        await using var case_ = new Investigated(scenario);
        await case_.InvestigateAsync();

        var person = await case_.RespondAsync();

        person.Asked.ShouldNotContain(question => question.Kind == QuestionKind.CaseGate);
        person.Transcript.ShouldContain($"Prior investigation found: {case_.File}");
        var state = case_.Response;
        state.CaseFile.ShouldNotBeNull().File.ShouldBe(case_.File);
        state
            .Facts[FactKeys.CaseTitle]
            .ShouldBeOfType<Fact.Known>()
            .Reading.Citation.Command.ShouldBe($"{case_.File}:1");
        CaseFile.Compared.Select(key => state.Facts[key]).OfType<Fact.Conflicting>().ShouldBeEmpty();
        CaseFile
            .Compared.Where(key => state.Facts.ReadNow[key] is Fact.Known { Reading.Text: not "pod" })
            .Except(state.CaseFile.Facts.Select(fact => fact.Key))
            .ShouldBeEmpty("what and where stand in the file as they stand in the event");
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task The_file_is_as_approved(string scenario)
    {
        await using var case_ = new Investigated(scenario);
        await case_.InvestigateAsync();

        case_.Text.ShouldMatchApproved(options =>
            options
                .SubFolder("Approved")
                .WithFilenameGenerator((_, _, kind, extension) => $"{scenario}.{kind}.{extension}")
                .NoDiff()
        );
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task The_file_has_the_documented_name_mode_headings_and_footer(string scenario)
    {
        await using var case_ = new Investigated(scenario);
        await case_.InvestigateAsync();

        Path.GetFileName(case_.File)
            .ShouldBe($"sysdig-runtime-investigate-{case_.Incident.EventId[..12]}-20260314-0926.md");
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.GetUnixFileMode(case_.File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        var lines = case_.Text.Split('\n');
        lines[0].ShouldMatch("^## .+ — .+ \\((T[0-9.]+|TA[0-9]+)\\)$");
        lines[2].ShouldStartWith($"**Event ID:** {case_.Incident.EventId} | **Type:** ");
        lines[3].ShouldMatch("^\\*\\*Time:\\*\\* 20.+Z — 20.+Z$");
        var headings = lines.Where(line => line.StartsWith("###", StringComparison.Ordinal)).ToList();
        headings.Remove("### Attack flow");
        headings.ShouldBe(s_headings.Where(heading => heading != "### Attack flow"));
        lines[^2].ShouldStartWith($"**Audit:** event_id={case_.Incident.EventId} | sources=get_");
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    [Trait("Guardrail", "G-19")]
    public async Task It_reads_the_tenant_alone_and_follows_a_signal_with_four_calls_at_most(string scenario)
    {
        await using var case_ = new Investigated(scenario);
        await case_.InvestigateAsync();

        var state = CaseState.Fold(case_.Incident.Cases.Read(case_.Investigation)!);
        state.Calls.Values.ShouldAllBe(call => call.Call.Surface == Surface.Sysdig && call.Call.Effect == Effect.Read);
        state.Stopped.ShouldBeEmpty();
        for (var signal = 1; signal <= FollowOns.MostSignals; signal++)
        {
            state
                .Calls.Keys.Count(key => key.StartsWith($"{state.Scope}.f{signal}:", StringComparison.Ordinal))
                .ShouldBeLessThanOrEqualTo(FollowOns.MostCalls);
        }
        state.Calls.Keys.ShouldNotContain(key => key.StartsWith($"{state.Scope}.f{FollowOns.MostSignals + 1}:"));
        case_.Incident.Cases.Verify(case_.Investigation).Intact.ShouldBeTrue();
        case_.Incident.Submitted.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    [Trait("Guardrail", "G-16")]
    public async Task Every_call_is_narrated(string scenario)
    {
        await using var case_ = new Investigated(scenario);

        var person = await case_.InvestigateAsync();

        var state = CaseState.Fold(case_.Incident.Cases.Read(case_.Investigation)!);
        person
            .Told.SelectMany(notice => notice.Lines)
            .Count(line => line.StartsWith("READ  ", StringComparison.Ordinal))
            .ShouldBe(state.Calls.Count);
    }

    [Fact]
    public async Task Auto_in_step_A_investigates_and_comes_back()
    {
        await using var case_ = new Investigated("reverse-shell");

        var person = await case_.RespondAsync("auto");

        person.Transcript.ShouldContain(
            $"No prior investigation found for {case_.Incident.EventId}. Handing off to sysdig-runtime-investigate to build the case file — I'll resume here once it returns."
        );
        person.Transcript.ShouldContain(
            $"sysdig-runtime-investigate handed off {case_.Incident.EventId}. Loading the case file and starting Step B."
        );
        person.Transcript.ShouldContain($"Prior investigation found: {case_.File}");
        person.Asked.ShouldContain(question => question.Kind == QuestionKind.Approve);
        case_.Response.CaseFile.ShouldNotBeNull().File.ShouldBe(case_.File);
    }

    [Fact]
    public async Task What_an_investigation_read_is_not_read_twice_in_the_same_session()
    {
        await using var case_ = new Investigated("reverse-shell");

        await case_.RespondAsync("auto");

        case_
            .Response.Calls.Values.Where(call => call.Call.Request is CallRequest.Tool { Name: "run_sysql" })
            .GroupBy(call => call.Call.Request.Text)
            .ShouldAllBe(same => same.Count() == 1);
    }
}
