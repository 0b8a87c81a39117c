using CsCheck;
using Quell.Domain.Actions;
using Quell.Domain.Approvals;
using Quell.Domain.Calls;
using Quell.Domain.Questions;
using Quell.Measures;
using Quell.Runbook.Gates;
using Quell.Runbook.Live;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Approvals;

public sealed class ApprovalPropertiesTests
{
    private static readonly int s_sequences = Effort.Of(30_000);

    /// <summary>Mostly about one action, now and then about another: what is done once seldom shows a fault.</summary>
    private static readonly Gen<(int Step, int Which)[]> s_play = Gen.Int[0, World.All.Length - 1]
        .SelectMany(mostly =>
            Gen.Select(
                Gen.Int[0, 26],
                Gen.Frequency((7, Gen.Const(mostly)), (3, Gen.Int[0, World.All.Length - 1]))
            ).Array[4, 24]
        );

    private int _steps;
    private int _sent;
    private int _refused;
    private int _unapproved;

    [Fact]
    [Trait("Guardrail", "G-01")]
    [Trait("Guardrail", "G-05")]
    [Trait("Guardrail", "G-06")]
    [Trait("Guardrail", "G-07")]
    [Trait("Guardrail", "G-09")]
    [Trait("Guardrail", "G-24")]
    public void No_write_goes_out_without_its_own_fresh_matching_unused_yes()
    {
        s_play.Sample(Play, iter: s_sequences);

        _sent.ShouldBeGreaterThan(s_sequences / 100);
        _refused.ShouldBeGreaterThan(s_sequences / 100);
        Figures.Add("approvals.steps", _steps);
        Figures.Add("approvals.writes_sent", _sent);
        Figures.Add("approvals.writes_refused", _refused);
        Figures.Add("approvals.writes_without_approval", _unapproved);
    }

    [Fact]
    [Trait("Guardrail", "G-06")]
    public void A_yes_older_than_five_minutes_is_refused()
    {
        using var world = new World();
        var approval = Approved(world, World.Actions[0]);

        world.Clock.Pass(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));

        world.Send(World.Actions[0], approval, edited: false).ShouldBeFalse();
        world.Tenant.Writes.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Guardrail", "G-06")]
    public void Turning_the_wall_clock_back_does_not_make_a_yes_younger()
    {
        using var world = new World();
        var approval = Approved(world, World.Actions[0]);

        world.Clock.Pass(TimeSpan.FromMinutes(6));
        world.Clock.TurnWall(TimeSpan.FromMinutes(-6));

        world.Send(World.Actions[0], approval, edited: false).ShouldBeFalse();
    }

    [Fact]
    [Trait("Guardrail", "G-09")]
    public void A_target_that_is_not_the_approved_one_any_more_is_refused()
    {
        using var world = new World();
        var approval = Approved(world, World.Actions[0]);

        world.Tenant.Fingerprint = "another tenant";

        world.Send(World.Actions[0], approval, edited: false).ShouldBeFalse();
    }

    [Theory]
    [InlineData("cluster c-1", true)]
    [InlineData("", false)]
    [Trait("Guardrail", "G-09")]
    public void A_command_is_sent_only_where_somebody_says_whom_it_reaches(string fingerprint, bool sent)
    {
        using var world = new World();
        world.Kubectl.Fingerprint = fingerprint;
        var approval = Approved(world, World.Command);
        world.Look(LiveKeys.Again);

        world.Send(World.Command, approval, edited: false).ShouldBe(sent);

        world.State.Stopped.Select(stopped => stopped.Guardrail).ShouldBe(sent ? [] : [Guardrails.Drift]);
    }

    [Theory]
    [InlineData("3", 0, true)]
    [InlineData("5", 0, false)]
    [InlineData("3", 61, false)]
    [Trait("Guardrail", "G-09")]
    public void A_command_is_sent_only_where_its_target_is_still_what_was_shown(string replicas, int seconds, bool sent)
    {
        using var world = new World();
        var approval = Approved(world, World.Command);
        world.Replicas = replicas;
        world.Look(LiveKeys.Again);
        world.Clock.Pass(TimeSpan.FromSeconds(seconds));

        world.Send(World.Command, approval, edited: false).ShouldBe(sent);

        world.State.Stopped.Select(stopped => stopped.Guardrail).ShouldBe(sent ? [] : [Guardrails.Drift]);
    }

    [Fact]
    [Trait("Guardrail", "G-09")]
    public void A_command_whose_target_was_not_looked_at_after_the_yes_is_not_sent()
    {
        using var world = new World();
        var approval = Approved(world, World.Command);

        world.Send(World.Command, approval, edited: false).ShouldBeFalse();
    }

    [Fact]
    [Trait("Guardrail", "G-07")]
    public void A_yes_is_used_up_also_when_the_call_fails()
    {
        using var world = new World();
        var approval = Approved(world, World.Actions[0]);
        world.Reply = new CallOutcome.Unreachable("gone");

        world.Send(World.Actions[0], approval, edited: false).ShouldBeTrue();

        world.Send(World.Actions[0], approval, edited: false).ShouldBeFalse();
        world.Tenant.Writes.Count.ShouldBe(1);
    }

    [Fact]
    [Trait("Guardrail", "G-05")]
    public void A_yes_to_one_action_sends_no_other()
    {
        using var world = new World();
        var approval = Approved(world, World.Actions[0]);

        world.Send(World.Actions[1], approval, edited: false).ShouldBeFalse();
    }

    private static Approval Approved(World world, ResponseAction action)
    {
        var question = world.Ask(action, QuestionKind.Approve);
        world.Answer(question, Answer.Yes);
        return world.Decide(action, question, null).ShouldBeOfType<ApprovalDecision.Given>().Approval;
    }

    private void Play((int Step, int Which)[] steps)
    {
        using var world = new World();
        var book = new Book();
        foreach (var (step, which) in steps)
        {
            Do(world, book, step, which);
        }
        Interlocked.Add(ref _steps, steps.Length);
    }

    private void Do(World world, Book book, int step, int which)
    {
        var action = World.All[which];
        switch (step)
        {
            case 0 or 1 or 2 or 3:
                book.Asked(which, world.Ask(action, QuestionKind.Approve), world);
                break;
            case 4 or 5 or 6:
                book.Answered(which, world, Answer.Yes);
                break;
            case 7:
                book.Answered(which, world, Answer.No);
                break;
            case 8:
                book.AnsweredOtherWords(which, world);
                break;
            case 9 or 10:
                book.Named(which, world, action);
                break;
            case 11:
                book.TimePasses(world, TimeSpan.FromMinutes(3));
                break;
            case 12:
                world.Revise();
                break;
            case 13:
                world.Tenant.Fingerprint += "!";
                world.Kubectl.Fingerprint += which == 2 ? "!" : "";
                break;
            case 14:
                world.Crash();
                book.Crashed();
                break;
            case 15:
                world.Reply = which == 0 ? new CallOutcome.NoReply("lost") : Tenant.Refused(RefusalKind.Other, 500);
                break;
            case 18:
                world.Replicas = which == 0 ? "3" : "5";
                break;
            case 19:
                world.Look(LiveKeys.Again);
                book.Looked(world);
                break;
            case 23:
                Swap(world, book, which, (which + 1) % World.All.Length);
                break;
            case 24 or 25 or 26:
                book.Asked(which, world.Ask(action, QuestionKind.Approve), world);
                book.Answered(which, world, Answer.Yes);
                book.Named(which, world, action);
                break;
            default:
                if (which == 2 && step > 20)
                {
                    world.Look(LiveKeys.Again);
                    book.Looked(world);
                }
                Write(world, book, action, which, broken: step == 16, edited: step == 17);
                break;
        }
    }

    private void Write(World world, Book book, ResponseAction action, int which, bool broken, bool edited)
    {
        if (book.Take(which, world, action) is not { } approval)
        {
            return;
        }
        var allowed = book.MayGo(which, world, action, approval) && !broken && !edited;
        world.JournalBroken = broken;
        var went = world.Send(action, approval, edited);
        world.JournalBroken = false;
        book.Used(which, approval, went, edited, world);
        _unapproved += went && !allowed ? 1 : 0;
        went.ShouldBe(allowed, $"try {action.Try}");
        _ = went ? Interlocked.Increment(ref _sent) : Interlocked.Increment(ref _refused);
    }

    /// <summary>The yes to one action is handed in with another one, and is not used afterwards.</summary>
    private void Swap(World world, Book book, int given, int sent)
    {
        if (book.Take(given, world, World.All[given]) is { } approval)
        {
            var went = world.Send(World.All[sent], approval, edited: false);
            book.Forget(given);
            _unapproved += went ? 1 : 0;
            went.ShouldBeFalse($"the yes to {World.All[given].Try} sent {World.All[sent].Try}");
            Interlocked.Increment(ref _refused);
        }
    }
}
