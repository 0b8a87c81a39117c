using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Approvals;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Plans;
using Quell.Domain.Questions;
using Quell.Runbook.AllowLists;
using Quell.Runbook.Asking;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Gates;
using Quell.Runbook.Live;
using Quell.Runbook.Ports;
using Quell.Runbook.Telling;
using Quell.Runbook.Tests.Approvals;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Gates;

/// <summary>What stands between a yes and a write, one check at a time, with the words that say no.</summary>
public sealed class GateWriteTests : IDisposable
{
    private static readonly ResponseAction s_first = World.Actions[0];
    private static readonly ResponseAction s_second = World.Actions[1];
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    [Trait("Guardrail", "G-16")]
    [Trait("Guardrail", "G-17")]
    public void A_write_is_told_and_journalled_with_its_yes_and_alone_before_it_goes()
    {
        var approval = Approved(s_first);

        _world.Hand(World.Call(s_first), approval).ShouldBeTrue();

        _world.Told.ShouldHaveSingleItem().Kind.ShouldBe(NoticeKind.Acting);
        var intent = _world.Journal.Entries.Single(entry =>
            entry.Body is CaseEntry.CallIntended { ApprovedBy: not null }
        );
        var body = (CaseEntry.CallIntended)intent.Body;
        body.ApprovedBy.ShouldBe(approval.QuestionId);
        body.ApprovedDigest.ShouldBe(approval.Digest);
        _world.Journal.Alone.ShouldBe([intent.Sequence]);
        _world.Journal.Entries[^1].Body.ShouldBeOfType<CaseEntry.CallEnded>().Key.ShouldBe(body.Call.Key);
    }

    [Fact]
    public void How_the_program_of_a_write_ended_is_journalled_with_its_outcome()
    {
        _world.Kubectl.End = new ProgramEnd(0, ["deployment scaled"], []);

        _world.Hand(World.Call(World.Command), Approved(World.Command)).ShouldBeTrue();

        _world
            .Journal.Entries[^1]
            .Body.ShouldBeOfType<CaseEntry.CallEnded>()
            .Program.ShouldBeSameAs(_world.Kubectl.End);
    }

    [Fact]
    [Trait("Guardrail", "G-20")]
    public void Write_access_ends_with_the_write_that_it_was_for()
    {
        var approval = Approved(World.Command);
        _world.Hand(World.Call(World.Command), approval).ShouldBeTrue();

        _world.Hand(World.Call(World.Command) with { Key = "again" }, approval).ShouldBeFalse();

        Why().ShouldBe((Guardrails.Grant, "writing through kubectl was not authorised for this action"));
    }

    [Fact]
    [Trait("Guardrail", "G-19")]
    public void A_write_out_of_scope_is_stopped_before_its_yes_is_spent()
    {
        var approval = Approved(s_first);

        _world
            .Hand(World.Call(s_first) with { Target = new CallTarget("prod-us", null, "x") }, approval)
            .ShouldBeFalse();
        Why().Guardrail.ShouldBe(Guardrails.Scope);

        _world.Hand(World.Call(s_first), approval).ShouldBeTrue();
    }

    [Fact]
    [Trait("Guardrail", "G-07")]
    public void A_try_goes_once_whatever_yes_is_handed_in()
    {
        _world.Hand(World.Call(s_first), Approved(s_first)).ShouldBeTrue();

        _world.Hand(World.Call(s_first), Approved(s_first)).ShouldBeFalse();

        Why().ShouldBe((Guardrails.Approval, "try aaaaaaaa/1 was sent before"));
    }

    [Fact]
    [Trait("Guardrail", "G-24")]
    public void While_the_outcome_of_one_write_is_unknown_no_other_goes_until_the_person_says_so()
    {
        _world.Reply = new CallOutcome.NoReply("lost");
        _world.Hand(World.Call(s_first), Approved(s_first)).ShouldBeTrue();
        _world.Reply = null;
        var approval = Approved(s_second);
        var question = _world.Ask(s_first, QuestionKind.Unreconciled);

        _world.Hand(World.Call(s_second), approval).ShouldBeFalse();
        Why().ShouldBe((Guardrails.Unreconciled, "the outcome of aaaaaaaa/1 is not known yet; settle that first"));

        _world.Answer(question, Meanings.GoOn);
        _world.Hand(World.Call(s_second), approval).ShouldBeTrue();
    }

    [Fact]
    [Trait("Guardrail", "G-09")]
    public void A_command_whose_target_was_not_looked_at_again_is_stopped_with_why()
    {
        var approval = Approved(World.Command, looksAgain: false);

        _world.Hand(World.Call(World.Command), approval).ShouldBeFalse();

        Why().ShouldBe((Guardrails.Drift, "its target was not looked at again after the yes"));
    }

    [Fact]
    [Trait("Guardrail", "G-09")]
    public void A_command_that_nobody_says_the_end_of_is_stopped_and_a_call_of_the_tenant_is_not()
    {
        _world.Kubectl.Fingerprint = string.Empty;
        _world.Tenant.Fingerprint = string.Empty;

        _world.Hand(World.Call(World.Command), Approved(World.Command)).ShouldBeFalse();
        Why().ShouldBe((Guardrails.Drift, "nobody says whom kubectl talks to"));
        _world.Hand(World.Call(s_first), Approved(s_first)).ShouldBeTrue();
    }

    [Fact]
    [Trait("Guardrail", "G-05")]
    public void What_is_not_what_was_shown_is_stopped_by_the_desk()
    {
        var approval = Approved(s_first);
        _world.Revise();

        _world.Hand(World.Call(s_first), approval).ShouldBeFalse();

        Why().ShouldBe((Guardrails.Approval, "what would be sent is not what was shown"));
    }

    [Fact]
    [Trait("Guardrail", "G-01")]
    public async Task A_journal_without_a_case_sends_nothing()
    {
        using var log = new CaseLog(
            new MemoryJournal(
                _world.Clock,
                _world.Journal.Entries.Where(entry => entry.Body is not CaseEntry.CaseOpened)
            )
        );
        var tenant = new Tenant(_world.Clock);
        using var gate = Fresh(log, tenant);

        var result = await gate.WriteAsync(
            World.Call(s_first),
            Approved(s_first),
            TestContext.Current.CancellationToken
        );

        result.ShouldBe(new GateResult.Stopped(Guardrails.Approval, "a write carries out one action of the plan"));
        tenant.Writes.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Guardrail", "G-24")]
    public async Task Writes_go_one_at_a_time()
    {
        using var slow = new Slow(_world.Tenant);
        using var log = new CaseLog(_world.Journal);
        using var gate = Fresh(log, slow);
        var (one, two) = (Approved(s_first), Approved(s_second));
        await log.ContinueInAsync(_world.Journal, TestContext.Current.CancellationToken);

        var first = gate.WriteAsync(World.Call(s_first), one, TestContext.Current.CancellationToken);
        var second = gate.WriteAsync(World.Call(s_second), two, TestContext.Current.CancellationToken);
        slow.Taken.ShouldBe(1);
        slow.GoOn();
        await first;
        await second;

        slow.Taken.ShouldBe(2);
    }

    [Fact]
    public async Task A_gate_that_is_gone_sends_nothing()
    {
        using var log = new CaseLog(_world.Journal);
        var gate = Fresh(log, _world.Tenant);
        var approval = Approved(s_first);
        gate.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(() =>
            gate.WriteAsync(World.Call(s_first), approval, TestContext.Current.CancellationToken)
        );

        _world.Tenant.Writes.ShouldBeEmpty();
    }

    private Gate Fresh(CaseLog log, ISurface surface)
    {
        var grants = new Grants();
        grants.PreflightPassed();
        return new Gate(
            log,
            ImmutableDictionary<Surface, ISurface>.Empty.Add(Surface.Sysdig, surface),
            AllowList.Runbook,
            grants,
            _world.Desk,
            Person.Willing(),
            _world.Clock
        );
    }

    private (string Guardrail, string Why) Why() => (_world.State.Stopped[^1].Guardrail, _world.State.Stopped[^1].Why);

    private Approval Approved(ResponseAction action, bool looksAgain = true)
    {
        var question = _world.Ask(action, QuestionKind.Approve);
        _world.Answer(question, Answer.Yes);
        Question? name = null;
        if (action.AsksForName)
        {
            name = _world.Ask(action, QuestionKind.Name, question);
            _world.Answer(name, Answer.Yes);
        }
        if (looksAgain && action == World.Command)
        {
            _world.Look(LiveKeys.Again);
        }
        return _world
            .Decide(action, name ?? question, name is null ? null : question)
            .ShouldBeOfType<ApprovalDecision.Given>()
            .Approval;
    }

    /// <summary>A tenant that takes a write and answers when it is told to.</summary>
    private sealed class Slow(Tenant tenant) : ISurface, IDisposable
    {
        private readonly SemaphoreSlim _end = new(0);

        public Surface Surface => Surface.Sysdig;

        public int Taken { get; private set; }

        public void GoOn() => _end.Release(2);

        public void Dispose() => _end.Dispose();

        public ValueTask<string> FingerprintAsync(
            OutsideCall call,
            CallOutcome? identity,
            CancellationToken cancellationToken
        ) => tenant.FingerprintAsync(call, identity, cancellationToken);

        public ValueTask<SurfaceAnswer> ReadAsync(OutsideCall call, CancellationToken cancellationToken) =>
            tenant.ReadAsync(call, cancellationToken);

        public async ValueTask<SurfaceAnswer> WriteAsync(WriteOrder order, CancellationToken cancellationToken)
        {
            Taken++;
            await _end.WaitAsync(cancellationToken);
            return await tenant.WriteAsync(order, cancellationToken);
        }
    }
}
