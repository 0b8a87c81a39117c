using CsCheck;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Runbook.Ports;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Filing;

/// <summary>Sessions at random, broken off anywhere: whatever is said and whatever the desks do, an action is filed once.</summary>
public sealed class FilingPropertiesTests
{
    private static readonly Gen<int[]> s_play = Gen.Int[0, 63].Array[12, 40];

    private readonly List<(ActionTry Try, bool WasRefused)> _sent = [];
    private int _filed;
    private int _lost;
    private int _brokenOff;

    [Fact]
    [Trait("Guardrail", "G-42")]
    public async Task Nothing_is_filed_twice_however_often_it_is_declined_broken_off_and_resumed()
    {
        await s_play.SampleAsync(PlayAsync, iter: 25, threads: 1);

        _filed.ShouldBeGreaterThan(10);
        _lost.ShouldBeGreaterThan(2);
        _brokenOff.ShouldBeGreaterThan(4);
    }

    private async Task PlayAsync(int[] choices)
    {
        var next = 0;
        int Roll(int sides) => (choices[next++ % choices.Length] + (next / choices.Length)) % sides;
        var jira = new TicketDesk(Surface.Jira) { Outcome = call => Outcome(call, Roll(6)) };
        var pager = new TicketDesk(Surface.PagerDuty) { Outcome = call => Outcome(call, Roll(6)) };
        var run = new Run().With(jira, pager);
        for (var session = 0; session < 4; session++)
        {
            run.Clock.Pass(TimeSpan.FromMinutes(1));
            run.Person = new Person(question => Say(question, Roll(8)));
            var breaks = Roll(3) == 0 ? 40 + Roll(60) : int.MaxValue;
            var entries = 0;
            run.Cases.BreakAll(_ => ++entries > breaks);
            await run.GoAsync();
            _brokenOff += entries > breaks ? 1 : 0;
        }

        _filed += _sent.Count;
        foreach (var same in _sent.GroupBy(sent => sent.Try.Action))
        {
            // Only what the desk refused, so that nothing was made there, may be followed by another try.
            same.SkipLast(1)
                .Where(sent => !sent.WasRefused)
                .Select(sent => $"{sent.Try} of {string.Join(", ", same)}; {Ends(run, sent.Try.Action)}")
                .ShouldBeEmpty();
        }
        _sent.Clear();
    }

    private static string Ends(Run run, ActionId filing) =>
        string.Join(", ", run.State.FilingsOf(filing).Select(over => $"{over.Closed.Try} {over.Closed.Status}"));

    private CallOutcome Outcome(OutsideCall call, int roll)
    {
        _sent.Add((call.Try!.Value, WasRefused: roll == 2));
        switch (roll)
        {
            case 0:
                _lost++;
                return new CallOutcome.NoReply("the connection ended");
            case 1:
                _lost++;
                return new CallOutcome.Unreadable("ok");
            case 2:
                return new CallOutcome.Refused(new ServiceRefusal(RefusalKind.Rejected, 400, null, "no", null));
            default:
                return TicketDesk.Taken(call);
        }
    }

    private static string? Say(Question question, int roll) =>
        question.Kind switch
        {
            QuestionKind.Select => "ISOLATE_NETWORK PAUSE_CONTAINER",
            QuestionKind.Approve when question.Surface is null => roll == 0 ? "stop" : "no",
            QuestionKind.Destination => roll % 2 == 0 ? "jira" : "pagerduty",
            QuestionKind.Preview => roll switch
            {
                0 => "edit",
                1 => "cancel",
                _ => question.Accepts[0],
            },
            QuestionKind.Edit => "text look at this",
            QuestionKind.Unreconciled => roll % 2 == 0 ? "go-on" : "no",
            QuestionKind.Approve => roll == 1 ? null : question.Accepts[0],
            _ => Person.Agree(question),
        };
}
