using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Domain.Questions;
using Quell.Runbook.Calls;
using Quell.Runbook.Telling;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Flow;

public sealed class WatchTests
{
    private static readonly string s_other = new('b', 32);

    [Fact]
    [Trait("Guardrail", "G-35")]
    public async Task The_same_rule_on_the_same_workload_after_the_response_is_a_re_fire()
    {
        var run = new Run().Choosing("PAUSE_CONTAINER");
        run.Tenant.On(
            SysdigTools.ListEvents,
            _ =>
            {
                run.Tenant.Events.Add(Incident.Event(s_other, run.Clock.GetUtcNow()));
                return null;
            }
        );

        (await run.GoAsync()).ShouldBe(ExitCode.StillActive);

        run.State.Watches.Single().Ended!.ReFires.ShouldBe([s_other]);
        run.Questions(QuestionKind.StillActive).ShouldHaveSingleItem();
    }

    [Fact]
    [Trait("Guardrail", "G-35")]
    public async Task The_event_itself_earlier_ones_other_rules_and_other_workloads_are_not_re_fires()
    {
        var run = new Run().Choosing("PAUSE_CONTAINER");
        var later = Incident.Start.AddHours(1);
        run.Tenant.Events.AddRange([
            Incident.Threat with
            {
                TimestampNs = SysdigCalls.Nanoseconds(later),
            },
            Incident.Event(new string('c', 32), Incident.Start.AddMinutes(-1)),
            Incident.Event(new string('d', 32), later, "Another rule"),
            Incident.Event(new string('e', 32), later) with
            {
                Labels = Incident.Threat.Labels.SetItem("kubernetes.workload.name", "storefront"),
            },
        ]);

        (await run.GoAsync()).ShouldBe(ExitCode.Success);

        run.State.Watches.Single().Ended!.Reason.ShouldContain("1 later event(s)");
    }

    [Fact]
    [Trait("Guardrail", "G-35")]
    public async Task A_failed_poll_is_missed_and_a_later_one_covers_it()
    {
        var run = new Run().Choosing("PAUSE_CONTAINER");
        var polls = 0;
        run.Tenant.On(SysdigTools.ListEvents, _ => ++polls is 1 or 2 ? new CallOutcome.NoReply("timed out") : null);

        (await run.GoAsync()).ShouldBe(ExitCode.Success);

        run.Person.Lines.ShouldContain("Watcher 1/10: missed, a later poll covers it.");
        run.Person.Lines.ShouldNotContain(line => line.StartsWith("Watcher 1/10: 0", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Guardrail", "G-35")]
    public async Task A_gap_is_covered_by_event_time_and_said()
    {
        var run = new Run().Choosing("PAUSE_CONTAINER");
        Away(run, TimeSpan.FromSeconds(100));

        (await run.GoAsync()).ShouldBe(ExitCode.Success);

        run.Person.Lines.ShouldContain(line =>
            line.StartsWith("Watcher 5/10: ") && line.EndsWith("It covers 2 poll(s) that were not made, by event time.")
        );
    }

    [Fact]
    [Trait("Guardrail", "G-36")]
    public async Task A_gap_that_the_event_list_does_not_reach_over_is_said_and_is_no_silence()
    {
        var run = new Run().Choosing("PAUSE_CONTAINER");
        Away(run, TimeSpan.FromDays(15));

        (await run.GoAsync()).ShouldBe(ExitCode.Inconclusive);

        run.State.Watches.Single().Ended!.Reason.ShouldContain("longer than the event list reaches back");
    }

    /// <summary>The second poll takes this long.</summary>
    private static void Away(Run run, TimeSpan span)
    {
        var polls = 0;
        run.Tenant.On(
            SysdigTools.ListEvents,
            _ =>
            {
                if (++polls == 2)
                {
                    run.Clock.Pass(span);
                }
                return null;
            }
        );
    }

    [Fact]
    [Trait("Guardrail", "G-36")]
    public async Task A_missed_last_poll_leaves_the_end_of_the_window_unseen()
    {
        var run = new Run().Choosing("PAUSE_CONTAINER");
        var polls = 0;
        run.Tenant.On(SysdigTools.ListEvents, _ => ++polls == 10 ? new CallOutcome.NoReply("timed out") : null);

        (await run.GoAsync()).ShouldBe(ExitCode.Inconclusive);
    }

    [Fact]
    [Trait("Guardrail", "G-36")]
    public async Task Silence_without_a_sign_of_life_is_inconclusive()
    {
        var run = new Run().Choosing("PAUSE_CONTAINER");
        run.Tenant.LastSeen = () => Incident.Start.AddMinutes(-30);

        (await run.GoAsync()).ShouldBe(ExitCode.Inconclusive);

        run.State.Watches.Single().Ended!.Reason.ShouldBe("silence, and no proof that anyone was listening");
    }

    [Fact]
    [Trait("Guardrail", "G-36")]
    public async Task A_workload_that_is_gone_is_inconclusive_with_a_caveat()
    {
        var run = new Run().Choosing("PAUSE_CONTAINER");
        run.Tenant.LastSeen = () => run.Tenant.Writes.Count == 0 ? Incident.Start : null;

        (await run.GoAsync()).ShouldBe(ExitCode.Inconclusive);

        run.State.Watches.Single().Ended!.Reason.ShouldContain("gone");
    }

    [Fact]
    [Trait("Guardrail", "G-36")]
    public async Task A_page_that_stays_full_is_inconclusive()
    {
        var run = new Run().Choosing("PAUSE_CONTAINER");
        run.Tenant.On(
            SysdigTools.ListEvents,
            _ => new CallOutcome.Answered(new CallReading.Events(new EventPage([], true)))
        );

        (await run.GoAsync()).ShouldBe(ExitCode.Inconclusive);
    }

    [Fact]
    [Trait("Guardrail", "G-36")]
    public async Task A_short_window_on_a_real_tenant_is_never_cleared()
    {
        var run = new Run { Simulated = false }.Choosing("PAUSE_CONTAINER");
        run.Options = run.Options with { WatchInterval = TimeSpan.FromSeconds(1), WatchPolls = 3 };

        (await run.GoAsync()).ShouldBe(ExitCode.Inconclusive);
    }

    [Fact]
    [Trait("Guardrail", "G-34")]
    public void There_are_eight_status_words_and_no_others() =>
        Enum.GetValues<Status>()
            .Select(status => status.Word())
            .ShouldBe([
                "done",
                "pending",
                "in_progress",
                "failed",
                "skipped",
                "cleared",
                "still_active",
                "inconclusive",
            ]);

    [Fact]
    public async Task Nothing_that_ran_means_nothing_is_watched()
    {
        var run = new Run();
        run.Person.First = question => question.Kind == QuestionKind.Approve ? "no" : null;

        await run.GoAsync();

        run.Tenant.ToolsCalled.ShouldNotContain(SysdigTools.ListEvents);
        run.Person.Told.ShouldContain(notice => notice.Kind == NoticeKind.Report);
    }

    [Fact]
    public async Task The_end_of_the_input_is_a_no_and_what_ran_is_still_watched_and_reported()
    {
        var run = new Run();
        var left = 1;
        run.Person = new Person(question =>
            question.Kind == QuestionKind.Approve && left-- <= 0 ? null
            : question.Kind == QuestionKind.Select ? "PAUSE_CONTAINER ISOLATE_NETWORK"
            : Person.Agree(question)
        );

        await run.GoAsync();

        run.Sent.ShouldBe(["PAUSE_CONTAINER"]);
        run.Tenant.ToolsCalled.ShouldContain(SysdigTools.ListEvents);
        run.Person.Told.ShouldContain(notice => notice.Kind == NoticeKind.Report);
        run.State.CaseClosed.ShouldBeNull();
    }
}
