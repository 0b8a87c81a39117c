using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Domain.Responses;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Report;
using Quell.Runbook.Telling;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Undo;

public sealed class UndoStepTests
{
    private readonly Responded _case = new();

    [Fact]
    [Trait("Guardrail", "G-33")]
    public async Task An_undo_is_restated_with_its_hazards_and_sent_after_a_yes_of_its_own()
    {
        (await _case.UndoAsync("PAUSE_CONTAINER")).ShouldBe(ExitCode.Success);

        var asked = _case.Run.Person.Asked.ShouldHaveSingleItem();
        asked.Kind.ShouldBe(QuestionKind.Approve);
        asked.Accepts[0].ShouldEndWith("UNPAUSE_CONTAINER");
        asked.Words.ShouldContain(line => line.Contains("UNPAUSE_CONTAINER has a hazard.", StringComparison.Ordinal));
        asked.Words.ShouldContain(line => line.Contains("\"action_execution_id\":\"x-1\"", StringComparison.Ordinal));
        _case.Undone.ShouldBe(["x-1"]);
        _case.Lines.ShouldContain(line => line.Contains("is undone by execution x-5", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Guardrail", "G-02")]
    public async Task Each_undo_that_was_chosen_is_asked_about_on_its_own()
    {
        _case.Run.Person.First = question => question.Kind == QuestionKind.Undo ? "2 1" : null;

        (await _case.UndoAsync()).ShouldBe(ExitCode.Success);

        _case.Run.Questions(QuestionKind.Approve).Count().ShouldBe(2);
        _case.Undone.ShouldBe(["x-1", "x-2"]);
    }

    [Theory]
    [Trait("Guardrail", "G-12")]
    [InlineData("no")]
    [InlineData("")]
    [InlineData("undo")]
    [InlineData(null)]
    public async Task Without_a_yes_nothing_is_sent(string? typed)
    {
        _case.Run.Person = typed is null ? Person.Typing() : Person.Typing(typed);

        (await _case.UndoAsync("PAUSE_CONTAINER")).ShouldBe(ExitCode.StoppedBeforeWrite);

        _case.Undone.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Guardrail", "G-13")]
    public async Task On_a_pipe_a_bare_yes_undoes_nothing()
    {
        _case.Run.Person = new Person(_ => "yes") { YesMustName = true };

        (await _case.UndoAsync("PAUSE_CONTAINER")).ShouldBe(ExitCode.StoppedBeforeWrite);

        _case.Undone.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("FAILED", ExitCode.ProgramFailed, Status.Failed)]
    [InlineData("IN_PROGRESS", ExitCode.Inconclusive, Status.Pending)]
    public async Task How_the_original_ended_says_nothing_about_its_undo(string endsAs, ExitCode code, Status status)
    {
        _case.Tenant.EndsAs = endsAs;

        (await _case.UndoAsync("PAUSE_CONTAINER")).ShouldBe(code);

        var polled = _case.Tenant.Reads.Where(call => call.Key.Contains(":status#", StringComparison.Ordinal)).ToList();
        polled.ShouldAllBe(call => call.Request.Text.Contains("x-5", StringComparison.Ordinal));
        _case.State.UndosOf(Responded.TryOf("x-1")).Single().Closed.Status.ShouldBe(status);
        _case.Lines.ShouldNotContain(line => line.Contains("is undone by", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_is_the_original_execution_is_no_answer_and_the_undo_is_looked_for()
    {
        _case.Tenant.On(
            SysdigTools.Undo,
            call =>
            {
                _case.Tenant.Accept(call);
                return new CallOutcome.Answered(
                    new CallReading.Execution(_case.Tenant.Runs.Single(run => run.Id == "x-1"))
                );
            }
        );

        (await _case.UndoAsync("PAUSE_CONTAINER")).ShouldBe(ExitCode.Success);

        _case.State.UndosOf(Responded.TryOf("x-1")).Single().Closed.ExecutionId.ShouldBe("x-5");
    }

    [Fact]
    [Trait("Guardrail", "G-23")]
    public async Task A_lost_reply_is_looked_for_and_not_sent_again()
    {
        _case.Tenant.On(
            SysdigTools.Undo,
            call =>
            {
                _case.Tenant.Accept(call);
                return new CallOutcome.NoReply("lost");
            }
        );

        (await _case.UndoAsync("PAUSE_CONTAINER")).ShouldBe(ExitCode.Success);

        _case.Undone.ShouldBe(["x-1"]);
        _case.State.UndosOf(Responded.TryOf("x-1")).Single().Closed.ExecutionId.ShouldBe("x-5");
    }

    [Fact]
    public async Task An_undo_that_nobody_can_find_is_unknown_and_not_done()
    {
        _case.Tenant.On(SysdigTools.Undo, _ => new CallOutcome.NoReply("lost"));

        (await _case.UndoAsync("PAUSE_CONTAINER")).ShouldBe(ExitCode.Inconclusive);

        _case.State.UndosOf(Responded.TryOf("x-1")).Single().Closed.Status.ShouldBe(Status.Pending);
    }

    [Fact]
    public async Task A_refused_undo_failed_and_says_what_is_missing()
    {
        _case.Tenant.On(
            SysdigTools.Undo,
            _ => Tenant.Refused(RefusalKind.PermissionMissing, 403, "containment-response-actions.exec")
        );

        (await _case.UndoAsync("PAUSE_CONTAINER")).ShouldBe(ExitCode.ProgramFailed);

        _case.Lines.ShouldContain(line => line.Contains("containment-response-actions.exec", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("FAILED", "FAILED")]
    [InlineData("IN_PROGRESS", "only a COMPLETED one can be undone")]
    [InlineData("QUANTUM", "is QUANTUM")]
    public async Task What_is_not_completed_is_said_and_not_asked_about(string stands, string said)
    {
        _case.Stands("x-1", stands);
        _case.Tenant.EndsAs = stands;

        (await _case.UndoAsync("PAUSE_CONTAINER")).ShouldBe(ExitCode.StoppedByInput);

        _case.Run.Person.Asked.ShouldBeEmpty();
        Error().ShouldContain(said);
    }

    [Fact]
    public async Task What_somebody_else_undid_is_said_and_not_asked_about()
    {
        _case.Tenant.Runs.Add(
            Incident.Execution("y-1", "UNPAUSE_CONTAINER", "COMPLETED", Incident.Start.AddHours(1)) with
            {
                Undoes = "x-1",
            }
        );

        (await _case.UndoAsync("PAUSE_CONTAINER")).ShouldBe(ExitCode.StoppedByInput);

        _case.Run.Person.Asked.ShouldBeEmpty();
        Error().ShouldContain("undone already, by execution y-1");
    }

    [Fact]
    public async Task What_this_case_undid_is_not_undone_twice()
    {
        await _case.UndoAsync("PAUSE_CONTAINER");
        _case.Tenant.Runs.RemoveAll(run => run.Undoes is not null);
        _case.Run.Person = Person.Willing();

        (await _case.UndoAsync("PAUSE_CONTAINER")).ShouldBe(ExitCode.StoppedByInput);

        _case.Undone.ShouldBe(["x-1"]);
        Error().ShouldContain("undone already, by execution x-5");
    }

    [Fact]
    public async Task An_undo_that_failed_may_be_tried_again_as_another_attempt()
    {
        _case.Tenant.EndsAs = "FAILED";
        await _case.UndoAsync("PAUSE_CONTAINER");
        _case.Tenant.EndsAs = "COMPLETED";

        (await _case.UndoAsync("PAUSE_CONTAINER")).ShouldBe(ExitCode.Success);

        _case.State.UndosOf(Responded.TryOf("x-1")).Select(over => over.Closed.Try.Attempt).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task A_type_that_the_tenant_does_not_list_is_said_before_the_question_and_in_it()
    {
        _case.Tenant.Full = [.. Incident.Catalogue.Where(listed => listed.Type != "UNPAUSE_CONTAINER")];

        await _case.UndoAsync("PAUSE_CONTAINER");

        const string Said = "The tenant does not list UNPAUSE_CONTAINER";
        _case
            .Run.Person.Told.Single(notice => notice.Kind == NoticeKind.Checklist)
            .Lines.ShouldContain(line => line.Contains(Said, StringComparison.Ordinal));
        _case.Run.Person.Asked.Single().Words.ShouldContain(line => line.Contains(Said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tool_list_that_changed_between_list_and_question_is_restated_as_it_is_now()
    {
        var seen = 0;
        _case.Tenant.On(
            "handshake",
            _ => new CallOutcome.Answered(
                new CallReading.Tools("a server", seen++ == 0 ? Incident.Tools() : Renamed(Incident.Tools()))
            )
        );

        (await _case.UndoAsync("PAUSE_CONTAINER")).ShouldBe(ExitCode.Success);

        _case.State.Undos!.Revision.ShouldBe(2);
        _case.Run.Questions(QuestionKind.Approve).Single().Key.ShouldContain(" r2 ");
    }

    [Fact]
    [Trait("Guardrail", "G-09")]
    public async Task A_tenant_that_became_another_one_after_the_yes_gets_nothing()
    {
        var asked = 0;
        _case.Run.Person.First = question =>
        {
            if (question.Kind == QuestionKind.Approve && asked++ < 8)
            {
                _case.Tenant.Fingerprint += "!";
            }
            return null;
        };

        (await _case.UndoAsync("PAUSE_CONTAINER")).ShouldBe(ExitCode.ProgramFailed);

        _case.Undone.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Guardrail", "G-41")]
    public async Task Discarding_evidence_stands_apart_and_asks_for_the_name_as_well()
    {
        (await _case.UndoAsync("KUBERNETES_VOLUME_SNAPSHOT")).ShouldBe(ExitCode.Success);

        var list = _case.Run.Person.Told.Single(notice => notice.Kind == NoticeKind.Checklist).Lines;
        list.IndexOf(list.Single(line => line.Contains("DELETE_VOLUME_SNAPSHOT discards", StringComparison.Ordinal)))
            .ShouldBeGreaterThan(
                list.IndexOf(list.Single(line => line.StartsWith("Discard evidence", StringComparison.Ordinal)))
            );
        _case.Run.Person.Asked.Select(asked => asked.Kind).ShouldBe([QuestionKind.Approve, QuestionKind.Name]);
        _case
            .Run.Person.Asked[0]
            .Words.ShouldContain(line => line.StartsWith("Evidence about to be lost: ", StringComparison.Ordinal));
        _case.Lines.ShouldContain(line => line.Contains("is discarded by execution", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Guardrail", "G-41")]
    public async Task There_is_no_all_that_would_discard_evidence_along_with_it()
    {
        _case.Run.Person = Person.Typing("all", "everything");

        (await _case.UndoAsync()).ShouldBe(ExitCode.StoppedBeforeWrite);

        _case.Undone.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Guardrail", "G-41")]
    public async Task Evidence_is_kept_where_the_name_is_not_typed()
    {
        _case.Run.Person.First = question => question.Kind == QuestionKind.Name ? "something else" : null;

        (await _case.UndoAsync("KUBERNETES_VOLUME_SNAPSHOT")).ShouldBe(ExitCode.StoppedBeforeWrite);

        _case.Undone.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("KILL_PROCESS", "no undo by the API")]
    [InlineData("GET_LOGS", "It is no id, type or execution")]
    [InlineData("ffffffff/1", "It is no id, type or execution")]
    public async Task What_has_no_undo_or_never_ran_stops_in_three_lines(string action, string why)
    {
        (await _case.UndoAsync(action)).ShouldBe(ExitCode.StoppedByInput);

        _case.Run.Person.Asked.ShouldBeEmpty();
        Error().ShouldContain(why);
    }

    [Theory]
    [InlineData("aaaaaaa1")]
    [InlineData("aaaaaaa1/1")]
    [InlineData("x-1")]
    [InlineData("unpause_container")]
    public async Task An_action_goes_by_any_of_its_names(string action)
    {
        await _case.UndoAsync(action);

        _case.Undone.ShouldBe(["x-1"]);
    }

    [Fact]
    public async Task A_case_of_another_tenant_is_not_opened()
    {
        var entries = _case.Run.Entries.Count;
        _case.Run.Simulated = false;

        (await _case.UndoAsync("PAUSE_CONTAINER")).ShouldBe(ExitCode.StoppedByInput);

        _case.Run.Entries.Count.ShouldBe(entries);
        Error().ShouldContain("belongs to another tenant");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_closed_case_stays_closed_and_an_open_one_open(bool closed)
    {
        var responded = new Responded(closed);

        await responded.UndoAsync("PAUSE_CONTAINER");

        (responded.State.CaseClosed is not null).ShouldBe(closed);
        responded.State.Watches.ShouldBeEmpty();
        responded.State.ResponsesRun.ShouldBe(4);
        responded.State.Plan!.Actions.ShouldBe(Responded.Actions);
    }

    [Fact]
    public async Task The_report_says_at_the_response_what_undid_it()
    {
        await _case.UndoAsync("PAUSE_CONTAINER");

        var actions = CaseReport.Of(_case.Run.Entries).Sections.Single(section => section.Title == "Actions");
        actions
            .Rows.Single(row => row[0].StartsWith("PAUSE", StringComparison.Ordinal))[^1]
            .ShouldBe("undone by execution x-5");
        actions.Rows.ShouldContain(row => row[1].StartsWith("undo of PAUSE_CONTAINER", StringComparison.Ordinal));
        _case.Run.Cases.Files["report.md"].ShouldContain("undone by execution x-5");
    }

    [Fact]
    [Trait("Guardrail", "G-24")]
    public async Task An_earlier_write_without_an_outcome_is_settled_first()
    {
        _case.Tenant.On(SysdigTools.Undo, _ => new CallOutcome.NoReply("lost"));
        _case.Run.Person.First = question => question.Kind == QuestionKind.Unreconciled ? "no" : null;
        await _case.UndoAsync("PAUSE_CONTAINER");
        _case.Tenant.On(SysdigTools.Undo, _ => null);

        (await _case.UndoAsync("ISOLATE_NETWORK")).ShouldBe(ExitCode.Inconclusive);

        _case.Undone.ShouldBe(["x-1"]);
    }

    private static ImmutableArray<ToolSchema> Renamed(ImmutableArray<ToolSchema> tools) =>
        [
            .. tools.Select(tool =>
                string.Equals(tool.Name, SysdigTools.Undo, StringComparison.Ordinal)
                    ? tool with
                    {
                        SchemaDigest = "other",
                    }
                    : tool
            ),
        ];

    private string Error() =>
        string.Join('\n', _case.Run.Person.Told.Last(notice => notice.Kind == NoticeKind.Error).Lines);
}
