using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Domain.Questions;
using Quell.Domain.Responses;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Probe.Map;
using Quell.Runbook.Telling;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Flow;

public sealed class ProposeTests
{
    [Fact]
    [Trait("Guardrail", "G-30")]
    public async Task Types_that_only_undo_are_never_proposed()
    {
        var run = await NoneChosenAsync();

        var types = run.State.Plan!.Actions.Select(action => action.Type).ToList();
        types.ShouldContain("PAUSE_CONTAINER");
        types.ShouldNotContain("UNPAUSE_CONTAINER");
        types.ShouldNotContain("DELETE_NETWORK_POLICY");
        run.State.Plan.Unavailable.ShouldAllBe(gone => gone.Type != "UNPAUSE_CONTAINER");
    }

    [Fact]
    [Trait("Guardrail", "G-29")]
    public async Task An_empty_catalogue_of_the_event_is_inconclusive_and_the_full_one_is_used()
    {
        var run = await NoneChosenAsync(run => run.Tenant.Scoped = []);

        run.State.Plan!.Actions.ShouldNotBeEmpty();
        run.State.Plan.ScopedToEvent.ShouldBeFalse();
        Checklist(run).ShouldContain(line => line.Contains("inconclusive", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Guardrail", "G-31")]
    public async Task Evidence_comes_first_and_destruction_last_and_the_reason_is_said()
    {
        var run = await NoneChosenAsync();

        var types = run.State.Plan!.Actions.Select(action => action.Type).ToList();
        types[0].ShouldBe("GET_LOGS");
        types.IndexOf("KILL_PROCESS").ShouldBeLessThan(types.IndexOf("ROLLOUT_RESTART"));
        Checklist(run).ShouldContain(line => line.StartsWith("Order: ", StringComparison.Ordinal) && line.Length > 40);
    }

    [Fact]
    [Trait("Guardrail", "G-26")]
    public async Task Every_known_line_of_the_map_and_every_consequence_has_its_source()
    {
        var run = await NoneChosenAsync();

        var map = MiniMaps.Of(run.State);
        foreach (var line in map.Sections.SelectMany(section => section.Lines))
        {
            (line.Fact is Fact.Unknown).ShouldBe(line.Tells.Length > 0);
            line.Fact.AllReadings.ShouldAllBe(reading =>
                reading.Citation.Command.Length > 0 && map.Sources.Contains(reading.Citation)
            );
        }
        var shown = run.Person.Told.Single(notice => notice.Kind == NoticeKind.Map).Lines;
        map.Sources.ShouldAllBe(source =>
            shown.Any(line => line.StartsWith($"  [{source.Source}] ", StringComparison.Ordinal))
        );
        run.State.Plan!.Actions.SelectMany(action => action.Consequences)
            .ShouldAllBe(said => !said.Citations.IsEmpty || said.Sentence.Contains("nknown", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Guardrail", "G-27")]
    public async Task Without_a_host_id_nothing_that_needs_one_is_offered_and_none_is_made_up()
    {
        var run = await NoneChosenAsync(run =>
            run.Tenant.Threat = run.Tenant.Threat with { Labels = run.Tenant.Threat.Labels.Remove("host.id") }
        );

        run.State.Plan!.Actions.ShouldAllBe(action => action.Responder != ResponderType.Host);
        run.State.Plan.Unavailable.Where(gone => gone.Type == "KILL_PROCESS")
            .ShouldHaveSingleItem()
            .Why.ShouldContain("host.id");
    }

    [Fact]
    [Trait("Guardrail", "G-27")]
    public async Task A_rejected_query_an_empty_answer_and_a_missing_permission_are_three_findings()
    {
        var run = await NoneChosenAsync(run =>
            run.Tenant.On(
                SysdigTools.RunSysql,
                call =>
                    call.Key.Contains("siblings", StringComparison.Ordinal) ? Tenant.Refused(RefusalKind.Rejected, 400)
                    : call.Key.Contains("rbac", StringComparison.Ordinal)
                        ? Tenant.Refused(RefusalKind.PermissionMissing, 403)
                    : null
            )
        );

        var map = string.Join(
            ' ',
            run.Person.Told.Single(notice => notice.Kind == NoticeKind.Map)
                .Lines.Select(line => line.Trim(" │├└─".ToCharArray()))
        );
        map.ShouldContain("siblings: unknown (query rejected)");
        map.ShouldContain("in the namespace: unknown (not permitted)");
        map.ShouldContain("vulnerabilities in use: unknown (asked, nothing found");
    }

    [Fact]
    public async Task A_rejected_spelling_is_tried_in_its_other_spelling()
    {
        var run = await NoneChosenAsync(run =>
            run.Tenant.On(
                SysdigTools.RunSysql,
                call =>
                    call.Request.Text.Contains("clusterName", StringComparison.Ordinal)
                        ? Tenant.Refused(RefusalKind.Rejected, 400)
                        : null
            )
        );

        run.Tenant.Reads.ShouldContain(call => call.Request.Text.Contains("w.cluster =", StringComparison.Ordinal));
        run.State.Value(Quell.Domain.Facts.FactKeys.WorkloadExposed).ShouldBe("false");
    }

    [Fact]
    public async Task Storage_that_is_off_takes_the_actions_that_need_it_from_the_list_at_once()
    {
        var run = await NoneChosenAsync(run =>
            run.Tenant.On(
                SysdigTools.GetStorage,
                _ => new CallOutcome.Answered(new CallReading.Storage(new CaptureStorage(false, null)))
            )
        );

        run.State.Plan!.Actions.ShouldAllBe(action => !action.NeedsStorage);
        run.State.Plan.Unavailable.ShouldContain(gone => gone.Type == "GET_LOGS");
    }

    [Fact]
    [Trait("Guardrail", "G-02")]
    public async Task Choosing_all_and_confirming_the_order_approves_nothing()
    {
        var run = new Run();
        run.Person.First = question => question.Kind is QuestionKind.Approve ? "no" : null;

        await run.GoAsync();

        run.Tenant.Writes.ShouldBeEmpty();
        run.Questions(QuestionKind.Approve).Count().ShouldBe(run.State.Plan!.Actions.Length);
    }

    [Fact]
    public async Task Raw_reads_only_what_parameters_need_and_says_so()
    {
        var run = await NoneChosenAsync(run =>
        {
            var before = run.Person.First;
            run.Person.First = question => question.Kind == QuestionKind.CaseGate ? "raw" : before(question);
        });

        run.Tenant.ToolsCalled.ShouldNotContain(SysdigTools.RunSysql);
        run.Person.Lines.ShouldContain(line => line.Contains("best-effort", StringComparison.Ordinal));
        run.State.Plan!.Actions.ShouldNotBeEmpty();
    }

    private static ImmutableArray<string> Checklist(Run run) =>
        run.Person.Told.First(notice => notice.Kind == NoticeKind.Checklist).Lines;

    private static async Task<Run> NoneChosenAsync(Action<Run>? prepare = null)
    {
        var run = new Run();
        run.Person.First = question => question.Kind == QuestionKind.Select ? "none" : null;
        prepare?.Invoke(run);
        (await run.GoAsync()).ShouldBe(ExitCode.StoppedBeforeWrite);
        run.Tenant.Writes.ShouldBeEmpty();
        return run;
    }
}
