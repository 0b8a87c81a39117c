using Quell.Domain.Actions;
using Quell.Domain.Approvals;
using Quell.Domain.Calls;
using Quell.Domain.Questions;

namespace Quell.Runbook.Tests.Approvals;

/// <summary>The test's own account of who said yes to what and when, kept apart from the program's.</summary>
internal sealed class Book
{
    private readonly Question?[] _question = new Question?[3];
    private readonly Question?[] _name = new Question?[3];
    private readonly string?[] _shown = new string?[3];
    private readonly Approval?[] _approval = new Approval?[3];
    private readonly HashSet<Approval> _used = [];
    private readonly Dictionary<Approval, (string Shown, TimeSpan At)> _given = [];
    private readonly HashSet<int> _sent = [];
    private readonly HashSet<int> _open = [];

    /// <summary>Of each question: what its target was like in its words, and whether it was answered.</summary>
    private readonly Dictionary<string, (string Replicas, bool IsAnswered, bool IsLookedAtAgain)> _target = [];
    private (string Replicas, TimeSpan At)? _look;
    private TimeSpan _now;

    public void Asked(int which, Question question, World world)
    {
        if (which == 2)
        {
            Looked(world);
            _target[question.Id] = (world.Replicas, false, false);
        }
        _question[which] = question;
        _name[which] = null;
        _shown[which] = world.DigestOf(World.All[which]);
    }

    /// <summary>The target of the command was looked at: for every question that is answered, after its answer.</summary>
    public void Looked(World world)
    {
        _look = (world.Replicas, _now);
        foreach (var (id, known) in _target.Where(known => known.Value.IsAnswered).ToList())
        {
            _target[id] = known with { IsLookedAtAgain = true };
        }
    }

    public void Answered(int which, World world, string meaning)
    {
        if (_question[which] is { } question)
        {
            MarkAnswered(question);
            world.Answer(question, meaning);
        }
    }

    public void AnsweredOtherWords(int which, World world)
    {
        if (_question[which] is { } question)
        {
            MarkAnswered(question);
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
        _look = null;
    }

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
        && !_sent.Contains(which)
        && !_open.Any(other => other != which)
        && _now - _given[approval].At <= TimeSpan.FromMinutes(5)
        && IsStill(which, approval)
        && _given[approval].Shown == world.DigestOf(action);

    /// <summary>A command runs only where its target was looked at after the yes, within a minute, and is what was shown.</summary>
    private bool IsStill(int which, Approval approval) =>
        which != 2
        || (
            _look is { } look
            && _target[approval.QuestionId] is { IsLookedAtAgain: true } shown
            && look.Replicas == shown.Replicas
            && _now - look.At <= TimeSpan.FromSeconds(60)
        );

    /// <summary>The gate looks at scope, at earlier sends and at open outcomes before it spends a yes.</summary>
    public void Used(int which, Approval approval, bool went, bool edited, World world)
    {
        var reachedTheDesk =
            !edited && !_sent.Contains(which) && !_open.Any(other => other != which) && IsStill(which, approval);
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

    public void Forget(int which) => _approval[which] = null;

    private void MarkAnswered(Question question)
    {
        if (_target.TryGetValue(question.Id, out var known))
        {
            _target[question.Id] = known with { IsAnswered = true };
        }
    }

    private static bool SaidYes(World world, Question question) =>
        world.State.Question(question.Key)!.Answers[^1].Body
            is Domain.Cases.CaseEntry.AnswerGiven { Answer: { Meaning: Answer.Yes } answer }
        && answer.Digest == question.Digest;
}
