using Quell.Domain.Actions;
using Quell.Domain.Approvals;
using Quell.Domain.Calls;
using Quell.Domain.Questions;

namespace Quell.Runbook.Tests.Approvals;

/// <summary>The test's own account of who said yes to what and when, kept apart from the program's.</summary>
internal sealed class Book
{
    private readonly Question?[] _question = new Question?[World.Actions.Length];
    private readonly Question?[] _name = new Question?[World.Actions.Length];
    private readonly string?[] _shown = new string?[World.Actions.Length];
    private readonly Approval?[] _approval = new Approval?[World.Actions.Length];
    private readonly HashSet<Approval> _used = [];
    private readonly Dictionary<Approval, (string Shown, TimeSpan At)> _given = [];
    private readonly HashSet<int> _sent = [];
    private readonly HashSet<int> _open = [];
    private TimeSpan _now;
    private bool _granted = true;

    public void Asked(int which, Question question, World world)
    {
        _question[which] = question;
        _name[which] = null;
        _shown[which] = world.DigestOf(World.Actions[which]);
    }

    public void Answered(int which, World world, string meaning)
    {
        if (_question[which] is { } question)
        {
            world.Answer(question, meaning);
        }
    }

    public void AnsweredOtherWords(int which, World world)
    {
        if (_question[which] is { } question)
        {
            world.Answer(question, Answer.Yes, "other words");
        }
    }

    public void Named(int which, World world, ResponseAction action)
    {
        if (_question[which] is { } question && action.AsksForName)
        {
            _name[which] = world.Ask(action, QuestionKind.Name, question);
            world.Answer(_name[which]!, Answer.Yes);
        }
    }

    public void TimePasses(World world, TimeSpan span)
    {
        world.Clock.Pass(span);
        _now += span;
    }

    /// <summary>Objects of the process that died are gone; an answer from before is no use to the next one.</summary>
    public void Crashed()
    {
        Array.Clear(_approval);
        Array.Clear(_question);
        Array.Clear(_name);
        _granted = true;
    }

    public void Granted() => _granted = true;

    /// <summary>A write through a program takes its grant with it, whatever comes of the write.</summary>
    public bool EndGrant(int which) => IsCommand(which) && !(_granted = false);

    /// <summary>The approval at hand, or a new one from the last answer; what the desk gives has to be a yes to a question of this process.</summary>
    public Approval? Take(int which, World world, ResponseAction action)
    {
        if (_question[which] is { } question)
        {
            var last = action.AsksForName ? _name[which] ?? question : question;
            if (
                world.Decide(action, last, ReferenceEquals(last, question) ? null : question)
                is ApprovalDecision.Given given
            )
            {
                SaidYes(world, question).ShouldBeTrue();
                (action.AsksForName && _name[which] is null).ShouldBeFalse();
                _approval[which] = given.Approval;
                _given[given.Approval] = (_shown[which]!, _now);
            }
        }
        return _approval[which];
    }

    public bool MayGo(int which, World world, ResponseAction action, Approval approval) =>
        !_used.Contains(approval)
        && ReachesTheDesk(which)
        && _now - _given[approval].At <= TimeSpan.FromMinutes(5)
        && _given[approval].Shown == world.DigestOf(action);

    /// <summary>The gate looks at scope, at earlier sends and at open outcomes before it spends a yes.</summary>
    public void Used(int which, Approval approval, bool went, bool edited, World world)
    {
        var reachedTheDesk = !edited && ReachesTheDesk(which);
        if (went)
        {
            _sent.Add(which);
            if (world.Reply is CallOutcome.NoReply)
            {
                _open.Add(which);
            }
        }
        if (reachedTheDesk)
        {
            _used.Add(approval);
        }
    }

    /// <summary>A yes that was handed in with another action is spent as soon as the desk looks at it.</summary>
    public void Swapped(int sent, Approval approval)
    {
        if (ReachesTheDesk(sent))
        {
            _used.Add(approval);
        }
        _ = EndGrant(sent);
    }

    private bool ReachesTheDesk(int which) =>
        (_granted || !IsCommand(which)) && !_sent.Contains(which) && !_open.Any(other => other != which);

    private static bool IsCommand(int which) => World.Actions[which] == World.Command;

    private static bool SaidYes(World world, Question question) =>
        world.State.Question(question.Key)!.Answers[^1].Body
            is Domain.Cases.CaseEntry.AnswerGiven { Answer: { Meaning: Answer.Yes } answer }
        && answer.Digest == question.Digest;
}
