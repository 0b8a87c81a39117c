using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Approvals;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Runbook.AllowLists;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Gates;
using Quell.Runbook.Ports;
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
        _gate = new Gate(
            _log,
            ImmutableDictionary<Surface, ISurface>.Empty.Add(Surface.Sysdig, _tenant),
            AllowList.Runbook,
            _grants,
            new Approval.Desk(_clock),
            _person,
            _clock
        );
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
        using var gate = new Gate(
            _log,
            ImmutableDictionary<Surface, ISurface>
                .Empty.Add(Surface.Sysdig, _tenant)
                .Add(Surface.Jira, new TicketDesk(Surface.Jira)),
            AllowList.Runbook,
            grants,
            new Approval.Desk(_clock),
            _person,
            _clock
        );
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
        _tenant.Launches = [new ServerLaunch("far-side --stdio", Again: false)];
        await _gate.ReadAsync(Read("k"), TestContext.Current.CancellationToken);
        _tenant.Launches = [new ServerLaunch("far-side --stdio", Again: true)];
        await _gate.ReadAsync(Read("l"), TestContext.Current.CancellationToken);

        _journal
            .Entries.Select(entry => entry.Body)
            .OfType<CaseEntry.ServerLaunched>()
            .Select(launched => (launched.Key, launched.Launch.Again))
            .ShouldBe([("k", false), ("l", true)]);
        _person.Lines.Count(line => line.Contains("started again", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    [Trait("Guardrail", "G-22")]
    public async Task A_link_is_not_asked_for_where_it_could_be_kept()
    {
        (await _gate.RevealAsync(Read("link"), TestContext.Current.CancellationToken))
            .ShouldBeOfType<GateResult.Stopped>()
            .Guardrail.ShouldBe(Guardrails.Secrets);

        _tenant.Reads.ShouldBeEmpty();
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
        var call = Read("k") with
        {
            Surface = Surface.Kubectl,
            Request = new CallRequest.Command([
                "kubectl",
                "get",
                "pods",
                "-n",
                "shop",
                "--context",
                "prod",
                "-o",
                "json",
            ]),
        };

        (await _gate.ReadAsync(call, TestContext.Current.CancellationToken))
            .ShouldBeOfType<GateResult.Stopped>()
            .Guardrail.ShouldBe(Guardrails.Grant);
    }

    [Fact]
    [Trait("Guardrail", "G-20")]
    public void A_read_grant_does_not_cover_a_write_and_a_write_grant_covers_one_action()
    {
        var one = new ActionTry(new ActionId("aaaaaaaa"), 1);
        var write = Read("k") with { Surface = Surface.Kubectl, Effect = Effect.Containment, Try = one };
        _grants.GiveRead(Surface.Kubectl);
        _grants.Refusal(write).ShouldNotBeNull();

        _grants.GiveWrite(Surface.Kubectl, one);

        _grants.Refusal(write).ShouldBeNull();
        _grants.Refusal(write with { Try = new ActionTry(new ActionId("bbbbbbbb"), 1) }).ShouldNotBeNull();
        _grants.EndWrite(Surface.Kubectl);
        _grants.Refusal(write).ShouldNotBeNull();
    }

    [Fact]
    [Trait("Guardrail", "G-01")]
    public async Task A_write_handed_in_as_a_read_is_refused()
    {
        (await _gate.ReadAsync(Read("k") with { Effect = Effect.Evidence }, TestContext.Current.CancellationToken))
            .ShouldBeOfType<GateResult.Stopped>()
            .Guardrail.ShouldBe(Guardrails.Approval);

        _tenant.Reads.ShouldBeEmpty();
        _tenant.Writes.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Guardrail", "G-22")]
    public void A_secret_is_never_read_in_any_spelling()
    {
        foreach (var kind in (string[])["secret", "secrets", "Secret/x", "pods,secrets", "secrets.v1."])
        {
            AllowList
                .Runbook.Check(["kubectl", "get", kind, "-n", "shop", "--context", "prod", "-o", "json"])
                .ShouldBeOfType<AllowVerdict.Refused>();
        }
    }

    private static OutsideCall Read(string key) => SysdigCalls.Settings(CaseState.Empty, key);
}
