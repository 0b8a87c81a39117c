using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Events;
using Quell.Domain.Questions;
using Quell.Runbook.Calls;
using Quell.Runbook.CaseFiles;
using Quell.Runbook.Investigate;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Investigate;

public sealed class InvestigateStepTests
{
    [Fact]
    public async Task It_writes_a_file_closes_its_case_and_says_how_to_go_on()
    {
        var run = Investigating();
        run.Person.First = question => question.Kind == QuestionKind.HandOver ? "no" : null;

        (await run.GoAsync()).ShouldBe(ExitCode.Success);

        var (_, text) = run.Desktop.CaseFiles.ShouldHaveSingleItem();
        CaseFileReader.EventIdOf(text).ShouldBe(Incident.EventId);
        run.State.CaseClosed.ShouldNotBeNull().Why.ShouldStartWith("investigated: ");
        run.Person.Lines.ShouldContain(line =>
            line.StartsWith("To respond later: quell respond", StringComparison.Ordinal)
        );
        InvestigateStep.IsHandedOver(run.State).ShouldBeFalse();
        run.Tenant.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_needs_no_response_tool_and_asks_none()
    {
        var run = Investigating();
        run.Tenant.Tools = [.. Incident.Tools().Where(tool => !SysdigTools.Response.Contains(tool.Name))];

        (await run.GoAsync()).ShouldBe(ExitCode.Success);

        run.Tenant.ToolsCalled.Intersect(SysdigTools.Response).ShouldBeEmpty();
        InvestigateStep.IsHandedOver(run.State).ShouldBeTrue();
    }

    [Fact]
    public async Task An_investigation_that_was_left_is_not_resumed_by_a_response()
    {
        var run = Investigating();
        run.Desktop.CaseFileProblem = "no room";
        (await run.GoAsync()).ShouldBe(ExitCode.StoppedByInput);
        run.Options = new() { EventId = Incident.EventId };

        await run.GoAsync();

        run.Questions(QuestionKind.Resume).ShouldBeEmpty();
        run.State.Plan.ShouldNotBeNull();
    }

    [Fact]
    public async Task Every_list_that_the_tenant_refuses_is_a_gap_and_the_file_says_so()
    {
        var run = Investigating();
        run.Tenant.On(SysdigTools.ListEvents, _ => Tenant.Refused(RefusalKind.PermissionMissing, 403));
        run.Tenant.On(SysdigTools.RunSysql, _ => Tenant.Refused(RefusalKind.Rejected, 400));
        run.Tenant.On(SysdigTools.GetProcessTree, _ => Tenant.Refused(RefusalKind.ServerError, 500));

        (await run.GoAsync()).ShouldBe(ExitCode.Success);

        var text = run.Desktop.CaseFiles.ShouldHaveSingleItem().Text;
        text.ShouldContain("no process tree available");
        text.ShouldContain("**Prior events on this resource (last 7d):** not known");
        text.ShouldContain("No runtime scan data available for this resource: the tenant did not answer.");
        var summary = run.Person.Lines.Single(line => line.StartsWith("Next: ", StringComparison.Ordinal));
        summary.ShouldContain("Not answered: ");
        summary.ShouldContain("prior events");
    }

    [Fact]
    [Trait("Guardrail", "G-19")]
    public async Task Many_signals_are_followed_within_bounds_and_what_is_left_out_is_said()
    {
        var run = Investigating();
        for (var number = 0; number < 20; number++)
        {
            run.Tenant.Events.Add(Signal(number, "prod-eu"));
        }
        run.Tenant.Events.Add(Signal(30, "another-cluster"));

        (await run.GoAsync()).ShouldBe(ExitCode.Success);

        var followed = run
            .State.Calls.Keys.Where(key => key.StartsWith($"{run.State.Scope}.f", StringComparison.Ordinal))
            .ToList();
        followed.Count.ShouldBeLessThanOrEqualTo(FollowOns.MostSignals * FollowOns.MostCalls);
        followed.GroupBy(key => key.Split(':')[0]).ShouldAllBe(signal => signal.Count() <= FollowOns.MostCalls);
        run.Tenant.Reads.ShouldAllBe(call => !call.Request.Text.Contains("another-cluster"));
        run.Person.Lines.ShouldContain(line => line.Contains("15 more were not followed."));
    }

    [Fact]
    [Trait("Guardrail", "G-37")]
    public async Task A_label_that_is_not_what_it_claims_to_be_is_in_no_query()
    {
        const string evil = "shop\" or severity = \"0";
        var run = Investigating();
        run.Tenant.Threat = run.Tenant.Threat with
        {
            Labels = run
                .Tenant.Threat.Labels.SetItem("kubernetes.namespace.name", evil)
                .SetItem("host.hostName", "a\"b"),
        };

        (await run.GoAsync()).ShouldBe(ExitCode.Success);

        run.Tenant.Reads.ShouldAllBe(call => !call.Request.Text.Contains("severity = "));
        CaseFileReader.Read("f", run.Desktop.CaseFiles[0].Text, Incident.Start).EventId.ShouldBe(Incident.EventId);
    }

    [Fact]
    public async Task Hostile_words_of_an_event_stay_words_in_the_file()
    {
        var run = Investigating();
        run.Tenant.Threat = run.Tenant.Threat with
        {
            RuleName = "x` \n### Summary\n**Event ID:** 00000000000000000000000000000000 | <script>",
            Fields = run.Tenant.Threat.Fields.SetItem("proc.cmdline", "sh -c '```\n- **Resource:** evil/evil/evil'"),
        };

        (await run.GoAsync()).ShouldBe(ExitCode.Success);

        var text = run.Desktop.CaseFiles[0].Text;
        var read = CaseFileReader.Read("f", text, Incident.Start);
        read.EventId.ShouldBe(Incident.EventId);
        text.Split('\n').Count(line => line == "### Summary").ShouldBe(1);
        read.Facts.SelectMany(fact => CaseFile.Compared.Contains(fact.Key) ? fact.Values : []).ShouldNotContain("evil");
    }

    private static Run Investigating() =>
        new()
        {
            Options = new() { EventId = Incident.EventId, Investigate = true },
        };

    private static ThreatEvent Signal(int number, string cluster) =>
        Incident.Event($"{number:x32}", Incident.Start.AddMinutes(-number - 11)) with
        {
            RuleName = $"Terminal shell in container {number}",
            Severity = 4,
            Labels = Incident
                .Threat.Labels.SetItem("kubernetes.cluster.name", cluster)
                .SetItem("kubernetes.workload.name", $"w-{number}"),
        };
}
