using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Runbook.Execute;
using Quell.Runbook.Live;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Execute;

/// <summary>A command from its access to its outcome, in the order that the runbook wants.</summary>
public sealed class CommandRunTests
{
    private readonly Cluster _cluster = new();

    [Fact]
    [Trait("Guardrail", "G-20")]
    public async Task Access_comes_first_then_look_and_rehearsal_then_the_question_then_another_look_then_the_write()
    {
        var run = _cluster.Run().Choosing("SCALE_TO_ZERO");

        await run.GoAsync();

        var tried = run.Closed("SCALE_TO_ZERO").Try;
        var order = run
            .Entries.Select(entry => entry.Body)
            .Select(body =>
                body switch
                {
                    CaseEntry.QuestionAsked { Question: { About: { } about } question } when about == tried =>
                        $"{question.Kind}?",
                    CaseEntry.CallIntended { Call: { Try: { } of } call } when of == tried => call.Effect switch
                    {
                        Effect.Rehearsal => "rehearse",
                        Effect.Read when call.Fields.IsDefault => "can-i",
                        Effect.Read => "look",
                        _ => "write",
                    },
                    _ => null,
                }
            )
            .OfType<string>()
            .ToList();
        order[0].ShouldBe("WriteAccess?");
        order[1..4].Order().ShouldBe(["can-i", "look", "rehearse"]);
        order[4..].ShouldBe(["Approve?", "look", "write", "look"]);
    }

    [Fact]
    [Trait("Guardrail", "G-04")]
    public async Task The_question_says_what_is_there_what_was_rehearsed_why_it_is_in_scope_and_what_is_pinned()
    {
        var run = _cluster.Run().Choosing("SCALE_TO_ZERO");

        await run.GoAsync();

        var words = string.Join('\n', run.Questions(QuestionKind.Approve).Single().Words);
        words.ShouldContain("In scope: deployment checkout: it is the workload of the threat [event]");
        words.ShouldContain($"Now:      deployment shop/checkout, uid {Cluster.Uid}, version 12 [live state]");
        words.ShouldContain("spec.replicas = 3");
        words.ShouldContain("Rehearsal: auth can-i: yes [can-i]");
        words.ShouldContain("; dry run at the server: deployment.apps/checkout scaled (server dry run)");
        words.ShouldContain("Pinned:");
        words.ShouldNotContain("Last hour");
    }

    [Fact]
    public async Task Done_is_said_with_what_was_seen_and_the_way_back_stands_beside_it()
    {
        var run = _cluster.Run().Choosing("SCALE_TO_ZERO");

        await run.GoAsync();

        var closed = run.Closed("SCALE_TO_ZERO");
        closed.Status.ShouldBe(Status.Done);
        closed.Detail.ShouldContain("seen: spec.replicas 3 → 0");
        _cluster.Writes.Count().ShouldBe(1);
        run.Person.Lines.ShouldContain(line => line.StartsWith("Undo: kubectl scale deployment/checkout --replicas 3"));
    }

    [Fact]
    public async Task What_the_program_accepted_and_nobody_sees_is_pending_and_never_done()
    {
        _cluster.Obeys = false;
        var run = _cluster.Run().Choosing("SCALE_TO_ZERO");

        (await run.GoAsync()).ShouldBe(ExitCode.Inconclusive);

        var closed = run.Closed("SCALE_TO_ZERO");
        closed.Status.ShouldBe(Status.Pending);
        closed.Detail.ShouldContain("not seen after 60 s");
        run.State.Watches.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Pods_that_are_still_there_are_waited_for_and_the_person_may_go_on()
    {
        _cluster.First = line =>
        {
            if (Cluster.IsWrite(line))
            {
                _cluster.Do(line);
                _cluster.Pods = 2;
                return new CallOutcome.Answered(new CallReading.Printed([]));
            }
            return null;
        };
        var run = _cluster.Run().Choosing("SCALE_TO_ZERO");
        var before = run.Person.First;
        run.Person.First = question => question.Kind == QuestionKind.Wait ? "go-on" : before(question);

        (await run.GoAsync()).ShouldBe(ExitCode.Inconclusive);

        run.Closed("SCALE_TO_ZERO").Status.ShouldBe(Status.Pending);
        run.Closed("SCALE_TO_ZERO").Detail.ShouldContain("2 Pods are still there");
        run.State.Watches.ShouldHaveSingleItem();
        run.Questions(QuestionKind.Wait).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_restart_cannot_be_rehearsed_and_says_the_window_that_remains()
    {
        var run = _cluster.Run().Choosing("ROLLOUT_PAUSE");

        await run.GoAsync();

        var words = string.Join('\n', run.Questions(QuestionKind.Approve).Single().Words);
        words.ShouldContain("; cannot be rehearsed: kubectl rollout pause has no dry run");
        words.ShouldContain("Window:");
        _cluster.Kubectl.Lines.ShouldNotContain(line => Cluster.IsRehearsal(line));
    }

    [Fact]
    [Trait("Guardrail", "G-38")]
    public async Task Without_write_access_nothing_is_tried_out_and_a_ticket_text_is_made()
    {
        var run = _cluster.Run().Choosing("SCALE_TO_ZERO");
        var before = run.Person.First;
        run.Person.First = question => question.Kind == QuestionKind.WriteAccess ? "no" : before(question);

        (await run.GoAsync()).ShouldBe(ExitCode.Success);

        _cluster.Writes.ShouldBeEmpty();
        _cluster.Kubectl.Lines.ShouldNotContain(line => Cluster.IsRehearsal(line) || Cluster.IsLook(line));
        run.Closed("SCALE_TO_ZERO").TicketText!.ShouldContain("kubectl scale deployment/checkout --replicas 0");
    }

    [Fact]
    [Trait("Guardrail", "G-03")]
    public async Task Evidence_by_kubectl_asks_for_a_yes_and_for_no_write_access()
    {
        var run = _cluster.Run().Choosing("KUBECTL_POD_YAML");

        await run.GoAsync();

        run.Questions(QuestionKind.WriteAccess).ShouldBeEmpty();
        run.Questions(QuestionKind.Approve).ShouldHaveSingleItem();
        var closed = run.Closed("KUBECTL_POD_YAML");
        closed.Status.ShouldBe(Status.Done);
        closed.Detail.ShouldContain("sha256 ");
    }

    [Fact]
    [Trait("Guardrail", "G-09")]
    public async Task A_target_that_changes_between_the_words_and_the_yes_is_shown_again_before_anything_is_sent()
    {
        var run = _cluster.Run().Choosing("ROLLOUT_PAUSE");
        var before = run.Person.First;
        run.Person.First = question =>
        {
            if (question.Kind == QuestionKind.Approve && run.Questions(QuestionKind.Approve).Count() == 1)
            {
                _cluster.Touch(() => _cluster.Replicas = 5);
            }
            return before(question);
        };

        await run.GoAsync();

        run.State.Stopped.Single().Why.ShouldContain("somebody changed deployment shop/checkout since");
        run.Questions(QuestionKind.Approve).Count().ShouldBe(2);
        _cluster.Writes.Count().ShouldBe(1);
    }

    [Fact]
    public async Task What_was_there_before_can_be_read_from_the_journal_afterwards()
    {
        var run = _cluster.Run().Choosing("SCALE_TO_ZERO");

        await run.GoAsync();

        var state = CaseStateOf(run);
        var tried = run.Closed("SCALE_TO_ZERO").Try;
        LiveView
            .Of(state.LiveBefore(tried))
            .ShouldBeOfType<LiveView.Seen>()
            .Object.Fields["/spec/replicas"]
            .ShouldBe("3");
        LiveView
            .Of(state.LiveAfter(tried))
            .ShouldBeOfType<LiveView.Seen>()
            .Object.Fields["/spec/replicas"]
            .ShouldBe("0");
    }

    private static Cases.CaseState CaseStateOf(Run run) => Cases.CaseState.Fold(run.Entries);
}
