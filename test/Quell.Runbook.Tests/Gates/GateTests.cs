using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Approvals;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Runbook.AllowLists;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Gates;
using Quell.Runbook.Ports;
using Quell.Runbook.Telling;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Gates;

public sealed class GateTests : IDisposable
{
    private readonly TestClock _clock = new(Incident.Start);
    private readonly Tenant _tenant;
    private readonly MemoryJournal _journal;
    private readonly CaseLog _log;
    private readonly Grants _grants = new();
    private readonly Person _person = Person.Willing();
    private readonly Gate _gate;

    public GateTests()
    {
        _tenant = new Tenant(_clock);
        _journal = new MemoryJournal(_clock);
        _log = new CaseLog(_journal);
        _gate = Fresh(_grants);
        _grants.PreflightPassed();
    }

    public void Dispose()
    {
        _gate.Dispose();
        _log.Dispose();
    }

    [Fact]
    [Trait("Guardrail", "G-20")]
    public async Task Shaking_hands_with_a_ticket_desk_authorises_nothing_of_the_tenant()
    {
        var grants = new Grants();
        using var gate = Fresh(grants, new TicketDesk(Surface.Jira));
        var handshake = Read("h") with
        {
            Surface = Surface.Jira,
            Request = new CallRequest.Handshake("atlassian", "tools/list"),
        };

        (await gate.ReadAsync(handshake, TestContext.Current.CancellationToken)).ShouldBeOfType<GateResult.Ended>();

        (await gate.ReadAsync(Read("k"), TestContext.Current.CancellationToken))
            .ShouldBeOfType<GateResult.Stopped>()
            .Guardrail.ShouldBe(Guardrails.Grant);
    }

    [Fact]
    [Trait("Guardrail", "G-16")]
    public async Task A_call_is_narrated_before_it_is_made_and_its_intent_stands_before_its_end()
    {
        var told = 0;
        _person.OnTold = _ => told = _tenant.Reads.Count;

        await _gate.ReadAsync(Read("k"), TestContext.Current.CancellationToken);

        told.ShouldBe(0);
        _person.Lines.Single().ShouldContain("get_customer_settings");
        _journal
            .Entries.Select(entry => entry.Body.GetType())
            .ShouldBe([typeof(CaseEntry.CallIntended), typeof(CaseEntry.CallEnded)]);
    }

    [Fact]
    [Trait("Guardrail", "G-15")]
    public async Task A_server_that_was_started_for_a_call_stands_in_the_journal_and_a_second_start_is_told()
    {
        _tenant.Launches = [new ServerLaunch("near-side --stdio", Again: false)];
        await _gate.ReadAsync(Read("k"), TestContext.Current.CancellationToken);
        _tenant.Launches = [new ServerLaunch("far-side --stdio", Again: true)];
        await _gate.ReadAsync(Read("l"), TestContext.Current.CancellationToken);

        _journal
            .Entries.Select(entry => entry.Body)
            .OfType<CaseEntry.ServerLaunched>()
            .Select(launched => (launched.Key, launched.Launch.Again))
            .ShouldBe([("k", false), ("l", true)]);
        _person
            .Told.Where(notice => notice.Kind == NoticeKind.Warning)
            .ShouldHaveSingleItem()
            .Lines.ShouldBe(["The MCP server had ended and was started again: far-side --stdio"]);
    }

    [Fact]
    [Trait("Guardrail", "G-17")]
    public async Task Where_the_journal_cannot_be_written_nothing_is_sent()
    {
        _journal.Breaks = body => body is CaseEntry.CallIntended;

        await Should.ThrowAsync<JournalUnwritableException>(() =>
            _gate.ReadAsync(Read("k"), TestContext.Current.CancellationToken)
        );

        _tenant.Reads.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("delete_everything")]
    [InlineData("submit_response_action")]
    [Trait("Guardrail", "G-18")]
    public async Task A_tool_that_the_list_does_not_spell_out_as_a_read_is_refused(string tool)
    {
        var call = Read("k") with { Request = new CallRequest.Tool(SysdigTools.Server, tool, ToolArguments.None) };

        (await _gate.ReadAsync(call, TestContext.Current.CancellationToken))
            .ShouldBeOfType<GateResult.Stopped>()
            .Guardrail.ShouldBe(Guardrails.AllowList);

        _tenant.Reads.ShouldBeEmpty();
        _journal.Entries.Single().Body.ShouldBeOfType<CaseEntry.CallStopped>();
    }

    [Theory]
    [InlineData("another-cluster", null)]
    [InlineData(null, "999999999999")]
    [Trait("Guardrail", "G-19")]
    public async Task A_read_of_another_cluster_or_account_is_out_of_scope(string? cluster, string? account)
    {
        var call = Read("k") with { Target = new CallTarget(cluster, account, "elsewhere") };

        var stopped = (
            await _gate.ReadAsync(call, TestContext.Current.CancellationToken)
        ).ShouldBeOfType<GateResult.Stopped>();

        stopped.Guardrail.ShouldBe(Guardrails.Scope);
        stopped.Why.ShouldContain("outside this threat's scope");
        _tenant.Reads.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Guardrail", "G-20")]
    public async Task A_program_that_was_only_detected_may_not_be_run()
    {
        var call = Kubectl("kubectl get pods -n shop --context prod -o json");

        (await _gate.ReadAsync(call, TestContext.Current.CancellationToken))
            .ShouldBeOfType<GateResult.Stopped>()
            .Guardrail.ShouldBe(Guardrails.Grant);
    }

    [Fact]
    [Trait("Guardrail", "G-01")]
    public async Task A_write_handed_in_as_a_read_is_refused()
    {
        (
            await _gate.ReadAsync(Read("k") with { Effect = Effect.Evidence }, TestContext.Current.CancellationToken)
        ).ShouldBe(new GateResult.Stopped(Guardrails.Approval, "a write needs an approval"));

        _tenant.Reads.ShouldBeEmpty();
        _tenant.Writes.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Guardrail", "G-18")]
    public async Task What_is_stopped_stands_in_the_journal_with_the_guardrail_and_why()
    {
        var call = Read("k") with { Request = new CallRequest.Tool("far", "away", ToolArguments.None) };

        (await _gate.ReadAsync(call, TestContext.Current.CancellationToken)).ShouldBe(
            new GateResult.Stopped(Guardrails.AllowList, "The tool 'away' of 'far' is not on the list.")
        );

        var stopped = _journal.Entries.Single().Body.ShouldBeOfType<CaseEntry.CallStopped>();
        stopped.Guardrail.ShouldBe(Guardrails.AllowList);
        stopped.Why.ShouldBe("The tool 'away' of 'far' is not on the list.");
    }

    [Theory]
    [InlineData("handshake far", "that server is not on the list")]
    [InlineData("handshake secure-mcp-server", null)]
    [InlineData("handshake atlassian", null)]
    [InlineData("submit", "secure-mcp-server submit_response_action is no read")]
    [InlineData("kubectl exec web", "The verb 'exec' of kubectl is not on the list.")]
    [InlineData("post", "Only https://events.pagerduty.com/v2/enqueue is posted to, not 'https://far.example'.")]
    [Trait("Guardrail", "G-18")]
    public async Task Every_form_of_a_call_is_held_against_the_list(string form, string? refused)
    {
        CallRequest request = form.Split(' ') switch
        {
            ["handshake", var server] => new CallRequest.Handshake(server, "start"),
            ["submit"] => new CallRequest.Tool(SysdigTools.Server, SysdigTools.Submit, ToolArguments.None),
            ["post"] => new CallRequest.Post("https://far.example", ToolArguments.None),
            var argv => new CallRequest.Command([.. argv]),
        };

        var result = await _gate.ReadAsync(Read("k") with { Request = request }, TestContext.Current.CancellationToken);

        (result as GateResult.Stopped).ShouldBe(
            refused is null ? null : new GateResult.Stopped(Guardrails.AllowList, refused)
        );
    }

    [Fact]
    [Trait("Guardrail", "G-18")]
    public async Task A_line_that_reads_is_no_rehearsal()
    {
        var call = Kubectl("kubectl get pods -n shop --context prod") with { Effect = Effect.Rehearsal };

        (await _gate.ReadAsync(call, TestContext.Current.CancellationToken)).ShouldBe(
            new GateResult.Stopped(Guardrails.AllowList, "kubectl get pod is no rehearsal")
        );
    }

    [Theory]
    [InlineData(Effect.Read, NoticeKind.Narration)]
    [InlineData(Effect.Rehearsal, NoticeKind.Acting)]
    [Trait("Guardrail", "G-16")]
    public async Task A_rehearsal_is_told_apart_from_a_read(Effect effect, NoticeKind told)
    {
        var tried = new ActionTry(new ActionId("aaaaaaaa"), 1);
        var line = "kubectl scale deployment/web --replicas 0 -n shop --context prod --dry-run=server";
        var call = effect == Effect.Read ? Read("k") : Kubectl(line) with { Effect = effect, Try = tried };
        _grants.GiveWrite(Surface.Kubectl, tried, CommandShape.Of(call.Request));

        await _gate.ReadAsync(call, TestContext.Current.CancellationToken);

        _person.Told.ShouldHaveSingleItem().Kind.ShouldBe(told);
    }

    [Fact]
    public async Task A_surface_that_is_not_connected_is_unreachable()
    {
        _grants.GiveRead(Surface.Kubectl, "prod");

        var result = await _gate.ReadAsync(
            Kubectl("kubectl get pods -n shop --context prod"),
            TestContext.Current.CancellationToken
        );

        result.ShouldBe(new GateResult.Ended(new CallOutcome.Unreachable("kubectl is not connected in this session")));
        Ended("k").ShouldBe(((GateResult.Ended)result).Outcome);
    }

    [Fact]
    public async Task What_came_back_is_kept_with_how_long_it_took()
    {
        _tenant.On(
            SysdigTools.GetSettings,
            _ =>
            {
                _clock.Pass(TimeSpan.FromMilliseconds(1500));
                return null;
            }
        );
        await _gate.ReadAsync(Read("k"), TestContext.Current.CancellationToken);
        _tenant.On(SysdigTools.GetSettings, _ => new CallOutcome.NoReply("lost"));
        await _gate.ReadAsync(Read("l"), TestContext.Current.CancellationToken);

        var ends = _journal.Entries.Select(entry => entry.Body).OfType<CaseEntry.CallEnded>().ToList();
        ends.Select(end => end.Milliseconds).ShouldBe([1500, 0]);
        ends.Select(end => end.Evidence is not null).ShouldBe([true, false]);
    }

    [Fact]
    public async Task A_call_is_measured_with_how_it_ended()
    {
        using var measured = new Measured();

        await _gate.ReadAsync(Read("k"), TestContext.Current.CancellationToken);

        measured.Outcomes.ShouldBe(["answered"]);
    }

    [Fact]
    [Trait("Guardrail", "G-20")]
    public async Task The_tenant_is_authorised_by_a_handshake_that_it_answered()
    {
        using var gate = Fresh(new Grants());
        var handshake = Read("h") with { Request = new CallRequest.Handshake(SysdigTools.Server, "start") };
        _tenant.On("handshake", _ => new CallOutcome.NoReply("lost"));
        await gate.ReadAsync(handshake, TestContext.Current.CancellationToken);
        (await gate.ReadAsync(Read("k"), TestContext.Current.CancellationToken)).ShouldBe(
            new GateResult.Stopped(Guardrails.Grant, "the preflight of this session has not passed")
        );

        _tenant.On("handshake", _ => null);
        await gate.ReadAsync(handshake, TestContext.Current.CancellationToken);

        (await gate.ReadAsync(Read("k"), TestContext.Current.CancellationToken)).ShouldBeOfType<GateResult.Ended>();
    }

    [Fact]
    [Trait("Guardrail", "G-20")]
    public async Task A_read_that_the_tenant_answered_is_no_handshake()
    {
        var grants = new Grants();
        grants.GiveRead(Surface.Kubectl);
        using var gate = Fresh(grants, Programs.Kubectl(() => "prod"));

        await gate.ReadAsync(Kubectl("kubectl get pods -n shop --context prod"), TestContext.Current.CancellationToken);

        (await gate.ReadAsync(Read("l"), TestContext.Current.CancellationToken)).ShouldBeOfType<GateResult.Stopped>();
    }

    [Fact]
    [Trait("Guardrail", "G-09")]
    public async Task Whom_a_command_would_reach_is_asked_through_the_gate()
    {
        var kubectl = Programs.Kubectl(() => "prod");
        using var gate = Fresh(_grants, kubectl);
        var call = Kubectl("kubectl scale deployment/web --replicas 0 -n shop --context prod");

        (await gate.FingerprintAsync(call, TestContext.Current.CancellationToken)).ShouldBe("fixed");
        kubectl.Ran.ShouldBeEmpty();
        kubectl.Identity.ShouldBe(new CallOutcome.Unreachable("who answers was not asked"));

        _grants.GiveRead(Surface.Kubectl, "prod");
        await gate.FingerprintAsync(call, TestContext.Current.CancellationToken);
        kubectl.Lines.ShouldHaveSingleItem().ShouldContain("kube-system");
        kubectl.Identity.ShouldBeOfType<CallOutcome.Answered>().Reading.ShouldBeOfType<CallReading.ClusterUid>();
    }

    [Fact]
    [Trait("Guardrail", "G-09")]
    public async Task A_surface_that_is_not_there_says_nothing_of_whom_it_reaches() =>
        (
            await _gate.FingerprintAsync(
                Kubectl("kubectl scale deployment/web --replicas 0 -n shop --context prod"),
                TestContext.Current.CancellationToken
            )
        ).ShouldBeEmpty();

    private CallOutcome Ended(string key) =>
        _journal
            .Entries.Select(entry => entry.Body)
            .OfType<CaseEntry.CallEnded>()
            .Single(end => end.Key == key)
            .Outcome;

    private Gate Fresh(Grants grants, params ReadOnlySpan<ISurface> others)
    {
        var surfaces = ImmutableDictionary<Surface, ISurface>.Empty.Add(Surface.Sysdig, _tenant);
        foreach (var other in others)
        {
            surfaces = surfaces.Add(other.Surface, other);
        }
        return new Gate(_log, surfaces, AllowList.Runbook, grants, new Approval.Desk(_clock), _person, _clock);
    }

    private static OutsideCall Kubectl(string line) =>
        Read("k") with
        {
            Surface = Surface.Kubectl,
            Request = new CallRequest.Command([.. line.Split(' ')]),
        };

    private static OutsideCall Read(string key) => SysdigCalls.Settings(CaseState.Empty, key);
}
