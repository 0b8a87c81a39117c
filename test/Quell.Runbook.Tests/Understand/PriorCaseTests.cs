using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Domain.Questions;
using Quell.Runbook.Ports;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Understand;

/// <summary>What step A makes of a case file, or of there being none.</summary>
public sealed class PriorCaseTests
{
    private const string OtherPod = "checkout-of-yesterday";

    [Fact]
    public async Task A_fresh_file_is_read_and_nothing_is_asked_about_it()
    {
        var run = With(Text(), Incident.Start.AddHours(-3));

        await run.GoAsync();

        run.Questions(QuestionKind.CaseGate).ShouldBeEmpty();
        run.State.Facts[FactKeys.CaseTitle]
            .ShouldBeOfType<Fact.Known>()
            .Reading.Text.ShouldBe("Miner — Impact (T1496)");
        run.Person.Lines.ShouldContain(line => line.StartsWith("- investigated as: Miner", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_older_than_four_hours_is_said_to_be_stale_and_a_refresh_is_offered()
    {
        var run = With(Text(), Incident.Start.AddHours(-5));
        run.Person.First = Gate("use");

        await run.GoAsync();

        run.Questions(QuestionKind.CaseGate).ShouldHaveSingleItem().Accepts.ShouldBe(["refresh", "use"]);
        run.Person.Lines.ShouldContain("  STALE: it is 5 hours old.");
        run.Desktop.CaseFiles.ShouldBeEmpty();
        run.State.Plan.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_refresh_investigates_and_reads_the_new_file()
    {
        var run = With(Text(), Incident.Start.AddHours(-5));
        run.Person.First = Gate("refresh");

        await run.GoAsync();

        var (name, _) = run.Desktop.CaseFiles.ShouldHaveSingleItem();
        run.State.CaseFile.ShouldNotBeNull().File.ShouldBe(name);
        run.Person.Lines.ShouldContain(line => line.Contains("is stale. Handing off to sysdig-runtime-investigate"));
        run.State.Plan.ShouldNotBeNull();
    }

    [Fact]
    public async Task Where_no_file_can_be_written_the_response_goes_on_with_what_was_read()
    {
        var run = new Run();
        run.Desktop.CaseFileProblem = "the folder is read-only";
        run.Person.First = Gate("auto");

        await run.GoAsync();

        run.Person.Lines.ShouldContain(
            "No case file was written: the folder is read-only. Going on with what was read."
        );
        run.State.Plan.ShouldNotBeNull();
    }

    [Fact]
    [Trait("Guardrail", "G-27")]
    public async Task What_the_file_says_differently_is_shown_beside_the_event_and_parameterizes_nothing()
    {
        var run = With(Text($"- **Resource:** cluster `prod-eu` / pod `{OtherPod}`"), Incident.Start.AddHours(-1));

        await run.GoAsync();

        run.State.Facts[FactKeys.Pod]
            .ShouldBeOfType<Fact.Conflicting>()
            .Readings.Select(reading => reading.Text)
            .ShouldContain(OtherPod);
        run.Person.Lines.ShouldContain(line => line.StartsWith("  CONFLICT on pod.name: ", StringComparison.Ordinal));
        run.State.Plan!.Actions.ShouldNotBeEmpty();
        run.State.Plan.Actions.ShouldAllBe(action => !action.Request.Text.Contains(OtherPod));
        run.Tenant.Writes.ShouldNotBeEmpty();
    }

    [Fact]
    [Trait("Guardrail", "G-27")]
    public async Task What_only_the_file_says_is_known_and_parameterizes_nothing()
    {
        const string container = "0123456789ab";
        var run = With(Text($"- **Resource:** container `{container}`"), Incident.Start.AddHours(-1));
        run.Tenant.Threat = run.Tenant.Threat with { Fields = run.Tenant.Threat.Fields.Remove("container.id") };

        await run.GoAsync();

        run.State.Facts[FactKeys.ContainerId].ShouldBeOfType<Fact.Known>().Reading.Text.ShouldBe(container);
        run.State.Plan!.Actions.ShouldAllBe(action => !action.Request.Text.Contains(container));
        run.State.Plan.Unavailable.ShouldContain(gone => gone.Type == "PAUSE_CONTAINER");
    }

    [Fact]
    public async Task A_file_about_the_practice_tenant_is_not_taken_by_another()
    {
        var run = With(Text("**Simulated:** true"), Incident.Start.AddHours(-1));
        run.Simulated = false;

        await run.GoAsync();

        run.Person.Lines.ShouldContain(line => line.Contains("is ignored: it is about the practice tenant"));
        run.State.CaseFile.ShouldBeNull();
        run.Questions(QuestionKind.CaseGate).ShouldHaveSingleItem().Accepts.ShouldBe(["auto", "light", "raw"]);
    }

    [Fact]
    public async Task Raw_reads_a_surface_only_when_the_person_names_it()
    {
        var run = new Run().With(new Programs(Surface.Kubectl, _ => null));
        run.Person.First = Gate("raw");

        await run.GoAsync();

        run.Questions(QuestionKind.Grant).ShouldBeEmpty();
        run.Kubectl!.Ran.ShouldNotContain(call => call.Request.Text.Contains(" get ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_an_id_an_event_of_the_last_day_is_picked_by_its_row()
    {
        var run = new Run { Options = new() };
        run.Tenant.Events.Add(
            Incident.Event("ffffffffffffffffffffffffffffffff", Incident.Start.AddHours(-2), "Another rule") with
            {
                Severity = 7,
            }
        );
        run.Tenant.Events.Add(run.Tenant.Threat with { Severity = 1 });
        run.Person.First = question => question.Kind == QuestionKind.EventId ? "1" : null;

        await run.GoAsync();

        run.Questions(QuestionKind.EventId).ShouldHaveSingleItem().Accepts.ShouldContain("1-2");
        run.State.Threat.ShouldNotBeNull().Id.ShouldBe(Incident.EventId);
    }

    [Fact]
    public async Task An_investigation_without_an_id_ends_where_none_is_picked()
    {
        var run = new Run { Options = new() { Investigate = true } };
        run.Person.First = question => question.Kind == QuestionKind.EventId ? "" : null;

        (await run.GoAsync()).ShouldBe(ExitCode.StoppedByInput);

        run.Person.Lines.ShouldContain("error: There is no event to investigate.");
        run.Desktop.CaseFiles.ShouldBeEmpty();
    }

    private static Run With(string text, DateTimeOffset writtenAt)
    {
        var run = new Run();
        run.Desktop.Prior = new PriorCase.Read("/tmp/case.md", text, writtenAt);
        return run;
    }

    private static Func<Question, string?> Gate(string answer) =>
        question => question.Kind == QuestionKind.CaseGate ? answer : null;

    private static string Text(string more = "") =>
        $"""
            ## Miner — Impact (T1496)

            **Event ID:** {Incident.EventId} | **Status:** open
            {(more.StartsWith("**", StringComparison.Ordinal) ? more : "")}

            ### Summary

            A miner. Confidence 4/5.

            ### What happened

            {(more.StartsWith('-') ? more : "")}
            """;
}
