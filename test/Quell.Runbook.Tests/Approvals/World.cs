using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Approvals;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Facts;
using Quell.Domain.Plans;
using Quell.Domain.Questions;
using Quell.Domain.Responses;
using Quell.Runbook.AllowLists;
using Quell.Runbook.Authorize;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Gates;
using Quell.Runbook.Live;
using Quell.Runbook.Ports;
using Quell.Runbook.Telling;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Approvals;

/// <summary>The real desk and gate over a journal in memory, with two actions: one that can be undone and one that cannot.</summary>
internal sealed class World : IDisposable
{
    private static readonly Citation s_event = new("event", "get_event_info");

    /// <summary>The context that this session's kubectl goes by.</summary>
    private static readonly CaseEntry.Found s_context = new(
        AccessKeys.Settings(Surface.Kubectl, 0),
        Incident.Map(("context", "prod-eu"))
    );

    private readonly Person _person = Person.Willing();
    private CaseLog _log;
    private Gate _gate;
    private int _asked;

    public World()
    {
        Clock = new TestClock(Incident.Start);
        Tenant = new Tenant(Clock);
        Tenant.On(SysdigTools.Submit, _ => Reply);
        Kubectl.First = line => line.StartsWith("kubectl scale", StringComparison.Ordinal) ? Reply : null;
        Journal = new MemoryJournal(Clock);
        (_log, _gate, Desk) = Fresh();
        Open();
    }

    public static CaseId Case { get; } = new("20260301-100000-17f0a1b2-abcd");

    public static ImmutableArray<ResponseAction> Actions { get; } =
    [
        Action("aaaaaaaa", "PAUSE_CONTAINER", new UndoSlot.Call("UNPAUSE_CONTAINER", "undo", [], true, "by hand")),
        Action("bbbbbbbb", "KILL_CONTAINER", new UndoSlot.None("by hand")),
    ];

    /// <summary>A third action of the plan, carried out by kubectl.</summary>
    public static ResponseAction Command { get; } =
        Action("cccccccc", "SCALE_TO_ZERO", new UndoSlot.Call("SCALE_BACK", "undo", [], true, "by hand")) with
        {
            Surface = Surface.Kubectl,
            Request = new CallRequest.Command([
                .. "kubectl scale deployment/checkout --replicas 0 --namespace shop --current-replicas 3 --resource-version 12 --context prod-eu --request-timeout 30s".Split(
                    ' '
                ),
            ]),
            Values =
            [
                new ActionValue("workload.name", Incident.Workload, FactKeys.WorkloadName, s_event),
                new ActionValue("workload.namespace", "shop", FactKeys.Namespace, s_event),
            ],
        };

    /// <summary>All three, as the model test counts them.</summary>
    public static ImmutableArray<ResponseAction> All { get; } = [.. Actions, Command];

    public Programs Kubectl { get; } = Programs.Kubectl(() => "prod-eu");

    public TestClock Clock { get; }

    public MemoryJournal Journal { get; }

    public IReadOnlyList<Notice> Told => _person.Told;

    public Tenant Tenant { get; }

    public Approval.Desk Desk { get; private set; }

    public CallOutcome? Reply { get; set; }

    public CaseState State => _log.State;

    /// <summary>How many replicas the target of the command has at this moment.</summary>
    public string Replicas { get; set; } = "3";

    public int Revision => State.Plan!.Revision;

    private int Written => Tenant.Writes.Count + Kubectl.Ran.Count(call => call.Effect.IsWrite());

    public bool JournalBroken
    {
        set =>
            Journal.Breaks = value
                ? static body => body is CaseEntry.CallIntended { ApprovedBy: not null }
                : static _ => false;
    }

    /// <summary>The process dies and another one reads the same journal.</summary>
    public void Crash()
    {
        Dispose();
        (_log, _gate, Desk) = Fresh();
        Append(new CaseEntry.SessionOpened(++_asked, "plain", "ada", "test", "embedded:test", true, true));
        Append(s_context);
    }

    /// <summary>The target of the command as it stands, read as the flow reads it.</summary>
    public void Look(string source)
    {
        var change = CommandChanges.Of(Command.Request)!;
        var like = new OutsideCall
        {
            Key = string.Empty,
            Surface = Surface.Kubectl,
            Request = Command.Request,
            Target = Command.Target,
            Purpose = string.Empty,
            Effect = Effect.Read,
            Try = Command.Try,
        };
        var call = LiveStates.Look(change, like, CallKeys.Of($"look {++_asked}", source), "looking");
        var fields = Incident.Map(("/spec/replicas", Replicas));
        Append(new CaseEntry.CallIntended(call, null, null));
        Append(
            new CaseEntry.CallEnded(
                call.Key,
                new CallOutcome.Answered(new CallReading.Live(new LiveObject("uid-1", "12", 1, fields))),
                null,
                0
            )
        );
    }

    public void Revise() =>
        Append(new CaseEntry.PlanProposed(new Plan(Revision + 1, [.. All], [], "because", true, [])));

    public string DigestOf(ResponseAction action) =>
        new Restatement(
            Case,
            action,
            Revision,
            action.Surface == Surface.Kubectl ? Kubectl.Fingerprint : Tenant.Fingerprint,
            TargetDrift.Bound(State, action)
        ).Digest();

    public Question Ask(ResponseAction action, QuestionKind kind, Question? follows = null)
    {
        if (action == Command && follows is null)
        {
            Look(LiveKeys.Shown);
        }
        var question = new Question
        {
            Id = $"q{++_asked}",
            Key = $"k{_asked}",
            Kind = kind,
            Words = ["words"],
            Accepts = ["yes"],
            Digest = follows?.Digest ?? DigestOf(action),
            About = action.Try,
            Follows = follows?.Id,
            ExpiresAt = Clock.GetUtcNow().AddMinutes(15),
        };
        Append(new CaseEntry.QuestionAsked(question));
        return question;
    }

    public void Answer(Question question, string meaning, string? digest = null) =>
        Append(
            new CaseEntry.AnswerGiven(
                new Answer(question.Id, digest ?? question.Digest, meaning, meaning, "ada", "plain")
            )
        );

    public ApprovalDecision Decide(ResponseAction action, Question question, Question? first)
    {
        var last = State.Question(question.Key)!;
        var before = first is null ? null : State.Question(first.Key);
        return last.Answers.IsEmpty
            ? new ApprovalDecision.Refused("no answer")
            : Desk.Decide(
                Case,
                last.Asked,
                last.Answers[^1],
                action,
                before is { Answers.IsEmpty: false } ? (before.Asked, before.Answers[^1]) : null
            );
    }

    /// <summary>True when the write was sent.</summary>
    public bool Send(ResponseAction action, Approval approval, bool edited) =>
        Hand(edited ? Call(action) with { Request = Submit(action.Type, "ffffffffffff") } : Call(action), approval);

    /// <summary>The call that carries out an action.</summary>
    public static OutsideCall Call(ResponseAction action) =>
        new()
        {
            Key = CallKeys.Of($"try {action.Try}", "submit"),
            Surface = action.Surface,
            Request = action.Request,
            Target = action.Target,
            Purpose = action.Type,
            Effect = action.Effect,
            Try = action.Try,
        };

    /// <summary>True when the call was made.</summary>
    public bool Hand(OutsideCall call, Approval approval)
    {
        var before = Written;
        try
        {
            var sent = _gate.WriteAsync(call, approval, CancellationToken.None);
            if (!sent.IsCompleted)
            {
                throw new InvalidOperationException("Everything in this world is done at once.");
            }
            _ = sent.Exception;
        }
        catch (JournalUnwritableException)
        {
            // The journal was told to break.
        }
        return Written > before;
    }

    public void Dispose()
    {
        _gate.Dispose();
        _log.Dispose();
    }

    private void Append(CaseEntry entry) =>
        _log.AppendAsync(entry, CancellationToken.None).AsTask().IsCompletedSuccessfully.ShouldBeTrue();

    private (CaseLog Log, Gate Gate, Approval.Desk Desk) Fresh()
    {
        var log = new CaseLog(Journal);
        var grants = new Grants();
        grants.PreflightPassed();
        grants.GiveRead(Surface.Kubectl, "prod-eu");
        grants.GiveWrite(Surface.Kubectl, Command.Try, CommandShape.Of(Command.Request));
        var desk = new Approval.Desk(Clock);
        var surfaces = ImmutableDictionary<Surface, ISurface>
            .Empty.Add(Surface.Sysdig, Tenant)
            .Add(Surface.Kubectl, Kubectl);
        return (log, new Gate(log, surfaces, AllowList.Runbook, grants, desk, _person, Clock), desk);
    }

    private void Open()
    {
        Append(
            new CaseEntry.CaseOpened(Case, Incident.EventId, new TenantIdentity("t-1", "shop"), "embedded:test", true)
        );
        Append(new CaseEntry.SessionOpened(1, "plain", "ada", "test", "embedded:test", true, false));
        Append(s_context);
        var read = SysdigCalls.Settings(CaseState.Empty, CallKeys.Of("s1", "event"));
        Append(new CaseEntry.CallIntended(read, null, null));
        Append(
            new CaseEntry.CallEnded(read.Key, new CallOutcome.Answered(new CallReading.Event(Incident.Threat)), null, 0)
        );
        Append(new CaseEntry.PlanProposed(new Plan(1, [.. All], [], "because", true, [])));
    }

    private static CallRequest.Tool Submit(string type, string container) =>
        new(
            SysdigTools.Server,
            SysdigTools.Submit,
            ToolArguments.Freeze(
                new JsonObject
                {
                    ["action_type"] = type,
                    ["parameters"] = new JsonObject { ["container.id"] = container, ["host.id"] = "ab12cd34" },
                }
            )
        );

    private static ResponseAction Action(string id, string type, UndoSlot undo) =>
        new()
        {
            Id = new ActionId(id),
            Attempt = 1,
            Type = type,
            Surface = Surface.Sysdig,
            Responder = ResponderType.Host,
            Effect = Effect.Containment,
            Scope = "container",
            Target = new CallTarget("prod-eu", null, "container"),
            NameToType = Incident.Workload,
            Request = Submit(type, "1f0c2a3b4d5e"),
            Values =
            [
                new ActionValue("container.id", "1f0c2a3b4d5e", FactKeys.ContainerId, s_event),
                new ActionValue("host.id", "ab12cd34", FactKeys.HostId, s_event),
            ],
            SchemaDigest = "schema",
            WhatItDoes = "does",
            Expected = "expected",
            WhatToWatch = "watch",
            Consequences = [],
            EvidenceLost = [],
            Reversibility = "said",
            Undo = undo,
            Availability = new Availability.Unconfirmed("test"),
            NeedsStorage = false,
            Preconditions = [],
        };
}
