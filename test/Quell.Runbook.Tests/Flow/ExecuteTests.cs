using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Runbook.Calls;
using Quell.Runbook.Telling;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Flow;

public sealed class ExecuteTests
{
    [Fact]
    [Trait("Guardrail", "G-01")]
    [Trait("Guardrail", "G-03")]
    public async Task Every_action_that_runs_has_its_own_question_evidence_included()
    {
        var run = new Run().Choosing("GET_LOGS", "PAUSE_CONTAINER");

        (await run.GoAsync()).ShouldBe(ExitCode.Success);

        run.Sent.ShouldBe(["GET_LOGS", "PAUSE_CONTAINER"]);
        run.Questions(QuestionKind.Approve).Select(question => question.About!.Value).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    [Trait("Guardrail", "G-04")]
    public async Task The_question_restates_payload_effect_what_it_breaks_the_way_back_and_how_to_cancel()
    {
        var run = new Run().Choosing("PAUSE_CONTAINER");

        await run.GoAsync();

        var words = string.Join('\n', run.Questions(QuestionKind.Approve).Single().Words);
        words.ShouldContain(run.Tenant.Writes.Single().Request.Text);
        foreach (
            var part in (string[])["Expected:", "Watch:", "Breaks:", "Reversibility:", "Undo:", "Cancel:", "Last hour:"]
        )
        {
            words.ShouldContain(part);
        }
        var asked = run.Entries.Single(entry =>
            entry.Body is CaseEntry.QuestionAsked { Question.Kind: QuestionKind.Approve }
        );
        run.Entries.Single(entry => entry.Body is CaseEntry.CallIntended { ApprovedBy: not null })
            .Sequence.ShouldBeGreaterThan(asked.Sequence);
    }

    [Fact]
    [Trait("Guardrail", "G-10")]
    [Trait("Guardrail", "G-11")]
    public async Task What_cannot_be_reversed_says_so_with_the_way_by_hand_and_asks_for_the_name()
    {
        var run = new Run().Choosing("KILL_PROCESS");

        await run.GoAsync();

        run.Questions(QuestionKind.Approve)
            .Single()
            .Words.ShouldContain(line =>
                line.Contains("This action is not reversible by the API. If you change your mind, recovery requires: ")
            );
        var name = run.Questions(QuestionKind.Name).Single();
        name.Accepts[0].ShouldBe(Incident.Workload);
        name.Digest.ShouldBe(run.Questions(QuestionKind.Approve).Single().Digest);
        run.Sent.ShouldBe(["KILL_PROCESS"]);
    }

    [Theory]
    [InlineData("xmrig")]
    [InlineData("yes")]
    [InlineData("")]
    [Trait("Guardrail", "G-11")]
    public async Task Another_name_is_a_no(string typed)
    {
        var run = new Run();
        run.Person.First = question =>
            question.Kind switch
            {
                QuestionKind.Select => "KILL_PROCESS",
                QuestionKind.Name => typed,
                _ => null,
            };

        await run.GoAsync();

        run.Tenant.Writes.ShouldBeEmpty();
        run.Closed("KILL_PROCESS").Status.ShouldBe(Status.Skipped);
    }

    [Fact]
    [Trait("Guardrail", "G-38")]
    public async Task A_declined_action_becomes_a_ticket_text_with_the_exact_command()
    {
        var run = new Run();
        run.Person.First = question =>
            question.Kind switch
            {
                QuestionKind.Select => "ISOLATE_NETWORK",
                QuestionKind.Approve => "no",
                _ => null,
            };

        (await run.GoAsync()).ShouldBe(ExitCode.Success);

        var ticket = run.Closed("ISOLATE_NETWORK").TicketText!;
        ticket.ShouldContain("mcp__secure-mcp-server__submit_response_action");
        ticket.ShouldContain("Rationale:");
        run.Person.Lines.ShouldContain(line =>
            line.Contains("You declined to execute ISOLATE_NETWORK.", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(RefusalKind.ResponderNotFound, "clusterName:prod-eu", "ISOLATE_NETWORK")]
    [Trait("Guardrail", "G-32")]
    public async Task The_first_refusal_of_a_scope_closes_the_others_of_it_and_shows_the_revised_set(
        RefusalKind kind,
        string scope,
        string other
    )
    {
        var run = new Run().Choosing("GET_LOGS", other, "PAUSE_CONTAINER");
        run.Tenant.On(
            SysdigTools.Submit,
            call => Run.TypeOf(call) == "GET_LOGS" ? Tenant.Refused(kind, 400, scope) : null
        );

        (await run.GoAsync()).ShouldBe(ExitCode.Inconclusive);

        run.Sent.ShouldBe(["GET_LOGS", "PAUSE_CONTAINER"]);
        run.Closed("GET_LOGS").Status.ShouldBe(Status.Failed);
        run.State.Plan!.Unavailable.ShouldContain(gone => gone.Type == other);
        run.Person.Lines.ShouldContain(line => line.Contains($"{other} is gone", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Guardrail", "G-32")]
    public async Task A_storage_refusal_closes_what_needs_storage()
    {
        var run = new Run().Choosing("GET_LOGS");
        run.Tenant.On(SysdigTools.Submit, _ => Tenant.Refused(RefusalKind.StorageNotConfigured, 412));

        await run.GoAsync();

        run.State.Plan!.Actions.ShouldAllBe(action => !action.NeedsStorage);
        run.Person.Lines.ShouldContain(line => line.Contains("storage_not_configured", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Guardrail", "G-23")]
    public async Task What_ran_on_the_target_in_the_last_hour_is_shown_before_the_question()
    {
        var run = new Run().Choosing("PAUSE_CONTAINER");
        run.Tenant.Runs.Add(
            Incident.Execution("x-0", "PAUSE_CONTAINER", "COMPLETED", Incident.Start.AddMinutes(-2)) with
            {
                Parameters = Incident.Map(("host.id", "ab12cd34"), ("container.id", "1f0c2a3b4d5e")),
            }
        );

        await run.GoAsync();

        run.Questions(QuestionKind.Approve)
            .Single()
            .Words.ShouldContain(line => line.Contains("ALREADY RUN ON THIS TARGET", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Guardrail", "G-23")]
    public async Task A_lost_reply_is_found_by_the_caller_id_and_never_sent_again()
    {
        var run = new Run().Choosing("PAUSE_CONTAINER");
        run.Tenant.On(
            SysdigTools.Submit,
            call =>
            {
                run.Tenant.Accept(call);
                return new CallOutcome.NoReply("the connection was lost");
            }
        );

        (await run.GoAsync()).ShouldBe(ExitCode.Success);

        run.Tenant.Writes.Count.ShouldBe(1);
        run.Closed("PAUSE_CONTAINER").Status.ShouldBe(Status.Done);
    }

    [Fact]
    [Trait("Guardrail", "G-24")]
    public async Task A_lost_reply_that_is_not_found_stays_pending_and_nothing_else_is_sent_unless_the_person_says_so()
    {
        var run = new Run().Choosing("PAUSE_CONTAINER", "ISOLATE_NETWORK");
        var before = run.Person.First;
        run.Person.First = question => question.Kind == QuestionKind.Unreconciled ? "no" : before(question);
        run.Tenant.On(SysdigTools.Submit, _ => new CallOutcome.NoReply("the connection was lost"));

        (await run.GoAsync()).ShouldBe(ExitCode.Inconclusive);

        run.Sent.ShouldBe(["PAUSE_CONTAINER"]);
        run.Closed("PAUSE_CONTAINER").Status.ShouldBe(Status.Pending);
        run.Questions(QuestionKind.Unreconciled).ShouldHaveSingleItem();
    }

    [Fact]
    [Trait("Guardrail", "G-28")]
    public async Task An_unknown_word_is_kept_and_never_read_as_success()
    {
        var run = new Run().Choosing("PAUSE_CONTAINER");
        run.Tenant.EndsAs = "FINISHED_OK";

        (await run.GoAsync()).ShouldBe(ExitCode.Inconclusive);

        run.Closed("PAUSE_CONTAINER").Status.ShouldBe(Status.Pending);
        run.Closed("PAUSE_CONTAINER").Detail.ShouldContain("FINISHED_OK");
    }

    [Fact]
    public async Task A_failed_execution_is_failed_with_the_tenants_reason()
    {
        var run = new Run().Choosing("PAUSE_CONTAINER");
        run.Tenant.EndsAs = "FAILED";

        (await run.GoAsync()).ShouldBe(ExitCode.Inconclusive);

        run.Closed("PAUSE_CONTAINER").Status.ShouldBe(Status.Failed);
    }

    [Fact]
    [Trait("Guardrail", "G-05")]
    public async Task A_schema_that_changes_between_question_and_yes_makes_a_new_revision_and_a_new_question()
    {
        var run = new Run().Choosing("PAUSE_CONTAINER");
        var before = run.Person.First;
        run.Person.First = question =>
        {
            if (question.Kind == QuestionKind.Approve && run.Questions(QuestionKind.Approve).Count() == 1)
            {
                run.Tenant.Tools = Incident.Tools("-changed");
                run.Tenant.Fingerprint = "tenant t-1 changed";
            }
            return before(question);
        };

        (await run.GoAsync()).ShouldBe(ExitCode.Success);

        run.Questions(QuestionKind.Approve).Count().ShouldBe(2);
        run.State.Stopped.ShouldHaveSingleItem();
        run.State.Plan!.Revision.ShouldBeGreaterThan(1);
        run.Sent.ShouldBe(["PAUSE_CONTAINER"]);
    }

    [Fact]
    [Trait("Guardrail", "G-33")]
    public async Task The_exact_undo_call_is_in_the_outcome_the_summary_and_the_report()
    {
        var run = new Run().Choosing("PAUSE_CONTAINER");

        await run.GoAsync();

        const string Undo = "mcp__secure-mcp-server__undo_response_action with action_execution_id: x-1";
        foreach (var kind in (NoticeKind[])[NoticeKind.Outcome, NoticeKind.Summary, NoticeKind.Report])
        {
            run.Person.Told.Where(notice => notice.Kind == kind)
                .SelectMany(notice => notice.Lines)
                .ShouldContain(line => line.Contains(Undo, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Facts_older_than_a_minute_are_read_again_before_anything_runs_on_them()
    {
        var run = new Run().Choosing("PAUSE_CONTAINER");
        var before = run.Person.First;
        run.Person.First = question =>
        {
            if (question.Kind == QuestionKind.Approve)
            {
                run.Clock.Pass(TimeSpan.FromSeconds(90));
            }
            return before(question);
        };

        await run.GoAsync();

        run.Tenant.Reads.Count(call => call.Key.EndsWith("sysql identity", StringComparison.Ordinal)).ShouldBe(2);
        run.Sent.ShouldBe(["PAUSE_CONTAINER"]);
    }

    [Fact]
    public async Task A_question_asked_in_one_process_is_answered_in_a_second_one_and_sends_once()
    {
        var run = new Run().Choosing("PAUSE_CONTAINER");
        var before = run.Person.First;
        run.Person.First = question =>
            question.Kind == QuestionKind.Approve ? throw new ProcessGoneException() : before(question);
        await Should.ThrowAsync<ProcessGoneException>(run.GoAsync);
        run.Person = Person.Willing();

        (await run.AttachAsync()).ShouldBe(ExitCode.Success);

        run.Sent.ShouldBe(["PAUSE_CONTAINER"]);
        run.Entries.Count(entry => entry.Body is CaseEntry.QuestionAsked { Question.Kind: QuestionKind.Approve })
            .ShouldBe(1);
    }

    private sealed class ProcessGoneException : Exception;
}
