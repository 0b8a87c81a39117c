using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Runbook.Telling;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Execute;

/// <summary>What goes wrong with a command: never done, three lines, and the next action on fresh facts.</summary>
public sealed class CommandFailureTests
{
    private readonly Cluster _cluster = new();

    [Theory]
    [InlineData(
        RefusalKind.PermissionMissing,
        "Forbidden",
        "Error from server (Forbidden): deployments.apps is forbidden"
    )]
    [InlineData(RefusalKind.Denied, "admission denied it", "admission webhook \"guard\" denied the request: no")]
    [InlineData(RefusalKind.NotFound, "NotFound", "deployments.apps \"checkout\" not found")]
    [InlineData(RefusalKind.Conflict, "Conflict", "the object has been modified")]
    [Trait("Guardrail", "G-38")]
    public async Task A_refused_rehearsal_ends_the_action_in_three_lines_with_a_ticket_text(
        RefusalKind kind,
        string word,
        string text
    )
    {
        _cluster.First = line => Cluster.IsRehearsal(line) ? Cluster.Refused(kind, text) : null;
        var run = _cluster.Run().Choosing("SCALE_TO_ZERO", "ROLLOUT_PAUSE");

        await run.GoAsync();

        var closed = run.Closed("SCALE_TO_ZERO");
        closed.Status.ShouldBe(Status.Failed);
        closed.Detail.ShouldContain(word);
        closed.TicketText!.ShouldContain("kubectl scale deployment/checkout --replicas 0");
        var said = run.Person.Told.First(notice => notice.Kind == NoticeKind.Outcome).Lines;
        said.Length.ShouldBe(3);
        said[0].ShouldStartWith("SCALE_TO_ZERO failed.");
        said[1].ShouldBe($"why: {text}");
        said[2].ShouldStartWith("fix: ");
        _cluster.Writes.ShouldAllBe(line => !line.StartsWith("kubectl scale"));
        run.Questions(QuestionKind.Approve).ShouldHaveSingleItem();
        FactsRead().ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Where_may_I_says_no_the_action_ends_as_Forbidden()
    {
        _cluster.First = line =>
            line.Contains("can-i") ? new CallOutcome.Answered(new CallReading.Printed(["no"])) : null;
        var run = _cluster.Run().Choosing("ROLLOUT_PAUSE");

        await run.GoAsync();

        run.Closed("ROLLOUT_PAUSE").Status.ShouldBe(Status.Failed);
        run.Closed("ROLLOUT_PAUSE").Detail.ShouldContain("Forbidden");
        _cluster.Writes.ShouldBeEmpty();
        run.Questions(QuestionKind.Approve).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Guardrail", "G-05")]
    public async Task A_conflict_voids_the_yes_and_shows_the_action_again_on_what_is_there_now()
    {
        var isFirst = true;
        _cluster.First = line =>
        {
            if (Cluster.IsWrite(line) && isFirst)
            {
                isFirst = false;
                _cluster.Touch();
            }
            return null;
        };
        var run = _cluster.Run().Choosing("SCALE_TO_ZERO");

        await run.GoAsync();

        _cluster.Writes.Count().ShouldBe(2);
        _cluster.Writes.First().ShouldContain("--resource-version 12");
        _cluster.Writes.Last().ShouldContain("--resource-version 13");
        run.Questions(QuestionKind.Approve).Count().ShouldBe(2);
        run.State.Closed.Values.Count(closed => closed.Voided).ShouldBe(1);
        run.Closed("SCALE_TO_ZERO").Status.ShouldBe(Status.Done);
        run.Person.Lines.ShouldContain(line => line.Contains("Conflict") && line.Contains("the yes is void"));
    }

    [Fact]
    public async Task A_target_that_never_stands_still_ends_as_failed()
    {
        _cluster.First = line =>
        {
            if (Cluster.IsWrite(line))
            {
                _cluster.Touch();
            }
            return null;
        };
        var run = _cluster.Run().Choosing("SCALE_TO_ZERO");

        (await run.GoAsync()).ShouldBe(ExitCode.Inconclusive);

        _cluster.Writes.Count().ShouldBe(4);
        run.Closed("SCALE_TO_ZERO").Status.ShouldBe(Status.Failed);
        _cluster.Replicas.ShouldBe(3);
    }

    [Theory]
    [InlineData(RefusalKind.PermissionMissing)]
    [InlineData(RefusalKind.Denied)]
    [InlineData(RefusalKind.NotFound)]
    [InlineData(RefusalKind.NotAuthenticated)]
    public async Task A_refused_write_is_failed_in_three_lines_and_the_next_action_gets_fresh_facts(RefusalKind kind)
    {
        _cluster.First = line =>
            Cluster.IsWrite(line) && line.Contains("scale") ? Cluster.Refused(kind, "no way") : null;
        var run = _cluster.Run().Choosing("SCALE_TO_ZERO", "ROLLOUT_PAUSE");

        (await run.GoAsync()).ShouldBe(ExitCode.Inconclusive);

        run.Closed("SCALE_TO_ZERO").Status.ShouldBe(Status.Failed);
        run.Closed("SCALE_TO_ZERO").TicketText.ShouldNotBeNull();
        run.Person.Told.First(notice => notice.Kind == NoticeKind.Outcome).Lines.Length.ShouldBe(3);
        FactsRead().ShouldBeGreaterThan(1);
        run.Questions(QuestionKind.Approve).Count().ShouldBe(2);
    }

    [Fact]
    public async Task Gone_between_the_words_and_the_run_nothing_is_sent_and_it_is_failed()
    {
        var run = _cluster.Run().Choosing("ROLLOUT_PAUSE");
        var before = run.Person.First;
        run.Person.First = question =>
        {
            _cluster.IsThere = question.Kind != QuestionKind.Approve && _cluster.IsThere;
            return before(question);
        };

        (await run.GoAsync()).ShouldBe(ExitCode.Inconclusive);

        _cluster.Writes.ShouldBeEmpty();
        run.Closed("ROLLOUT_PAUSE").Status.ShouldBe(Status.Failed);
        run.Closed("ROLLOUT_PAUSE").Detail.ShouldContain("not there any more");
    }

    [Fact]
    [Trait("Guardrail", "G-23")]
    public async Task A_lost_answer_is_looked_for_on_the_object_and_never_sent_again()
    {
        _cluster.First = line =>
        {
            if (!Cluster.IsWrite(line))
            {
                return null;
            }
            _cluster.Do(line);
            return new CallOutcome.NoReply("connection reset by peer");
        };
        var run = _cluster.Run().Choosing("SCALE_TO_ZERO");

        await run.GoAsync();

        _cluster.Writes.Count().ShouldBe(1);
        run.Closed("SCALE_TO_ZERO").Status.ShouldBe(Status.Done);
        run.Closed("SCALE_TO_ZERO").Detail.ShouldContain("no answer came, but it is seen");
    }

    [Fact]
    [Trait("Guardrail", "G-24")]
    public async Task A_lost_answer_of_which_nothing_is_seen_stays_unknown_and_asks_before_anything_else_is_sent()
    {
        _cluster.First = line => Cluster.IsWrite(line) ? new CallOutcome.NoReply("connection reset by peer") : null;
        var run = _cluster.Run().Choosing("SCALE_TO_ZERO", "ROLLOUT_PAUSE");
        var before = run.Person.First;
        run.Person.First = question => question.Kind == QuestionKind.Unreconciled ? "no" : before(question);

        (await run.GoAsync()).ShouldBe(ExitCode.Inconclusive);

        _cluster.Writes.Count().ShouldBe(1);
        var closed = run.Closed("SCALE_TO_ZERO");
        closed.Status.ShouldBe(Status.Pending);
        closed.Detail.ShouldContain("the outcome is unknown");
        closed.Detail.ShouldContain("spec.replicas = 3");
        var words = string.Join('\n', run.Questions(QuestionKind.Unreconciled).Single().Words);
        words.ShouldContain("connection reset by peer");
        words.ShouldContain("spec.replicas = 3");
        run.State.Watches.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_login_that_runs_out_before_the_write_is_seen_at_the_look_and_nothing_is_sent()
    {
        var isOut = false;
        _cluster.First = line => isOut ? Cluster.Refused(RefusalKind.NotAuthenticated, "You must be logged in") : null;
        var run = _cluster.Run().Choosing("SCALE_TO_ZERO");
        var before = run.Person.First;
        run.Person.First = question =>
        {
            isOut |= question.Kind == QuestionKind.Approve;
            return before(question);
        };

        (await run.GoAsync()).ShouldBe(ExitCode.Inconclusive);

        _cluster.Writes.ShouldBeEmpty();
        run.Closed("SCALE_TO_ZERO").Status.ShouldBe(Status.Failed);
    }

    [Fact]
    public async Task Nobody_is_reached_and_nothing_was_sent()
    {
        _cluster.First = line => Cluster.IsWrite(line) ? new CallOutcome.Unreachable("connection refused") : null;
        var run = _cluster.Run().Choosing("SCALE_TO_ZERO");

        await run.GoAsync();

        run.Closed("SCALE_TO_ZERO").Status.ShouldBe(Status.Failed);
        run.Closed("SCALE_TO_ZERO").Detail.ShouldContain("nothing was sent");
    }

    [Fact]
    [Trait("Guardrail", "G-24")]
    public async Task A_write_whose_process_died_is_looked_for_in_the_next_session_before_anything_is_offered()
    {
        _cluster.First = line =>
        {
            if (!Cluster.IsWrite(line))
            {
                return null;
            }
            _cluster.Do(line);
            throw new ProcessGoneException();
        };
        var run = _cluster.Run().Choosing("SCALE_TO_ZERO");
        await Should.ThrowAsync<ProcessGoneException>(run.GoAsync);
        _cluster.First = static _ => null;
        run.Clock.Pass(TimeSpan.FromMinutes(1));
        run.Person = Person.Willing();
        run.Choosing("none");

        await run.GoAsync();

        _cluster.Writes.Count().ShouldBe(1);
        run.Closed("SCALE_TO_ZERO").Status.ShouldBe(Status.Done);
        run.Closed("SCALE_TO_ZERO").Detail.ShouldContain("no answer came, but it is seen");
        var second = run.Entries.Last(entry => entry.Body is CaseEntry.SessionOpened).Sequence;
        run.Entries.First(entry => entry.Sequence > second && entry.Body is CaseEntry.PlanProposed)
            .Sequence.ShouldBeGreaterThan(run.Entries.Single(entry => entry.Body is CaseEntry.ActionClosed).Sequence);
    }

    [Fact]
    public async Task A_rehearsal_that_never_agrees_with_the_facts_ends_as_failed_with_the_servers_words()
    {
        _cluster.First = line =>
        {
            if (!Cluster.IsRehearsal(line))
            {
                return null;
            }
            _cluster.Touch();
            return Cluster.Refused(RefusalKind.Conflict, "the object has been modified");
        };
        var run = _cluster.Run().Choosing("SCALE_TO_ZERO");

        await run.GoAsync();

        _cluster.Kubectl.Lines.Count(Cluster.IsRehearsal).ShouldBe(3);
        run.Closed("SCALE_TO_ZERO").Status.ShouldBe(Status.Failed);
        run.Closed("SCALE_TO_ZERO").Detail.ShouldContain("Conflict");
        _cluster.Writes.ShouldBeEmpty();
    }

    private sealed class ProcessGoneException : Exception;

    private int FactsRead() =>
        _cluster.Kubectl.Lines.Count(line => line.StartsWith("kubectl get pod/", StringComparison.Ordinal));
}
