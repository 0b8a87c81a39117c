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

/// <summary>A link that opens a file by itself is shown once, to eyes alone.</summary>
[Trait("Guardrail", "G-22")]
public sealed class GateRevealTests : IDisposable
{
    private const string Full = "https://bucket.example/logs.tar.gz?X-Amz-Signature=deadbeef";

    private readonly TestClock _clock = new(Incident.Start);
    private readonly Tenant _tenant;
    private readonly MemoryJournal _journal;
    private readonly CaseLog _log;
    private readonly Grants _grants = new();

    public GateRevealTests()
    {
        _tenant = new Tenant(_clock) { Links = Incident.Map(("logs", Full)) };
        _journal = new MemoryJournal(_clock);
        _log = new CaseLog(_journal);
        _grants.PreflightPassed();
    }

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task A_link_is_shown_in_full_and_the_journal_has_the_call_without_it()
    {
        var (person, result) = await RevealAsync(Read());

        result.ShouldBeOfType<GateResult.Ended>().Outcome.ShouldBeOfType<CallOutcome.Answered>();
        person.Told.Select(notice => notice.Kind).ShouldBe([NoticeKind.Narration, NoticeKind.Secret]);
        person
            .Told[1]
            .Lines.ShouldBe([
                "Shown this once and kept nowhere. Whoever has a link has the file, until the link expires:",
                "logs:",
                Full,
            ]);
        _journal
            .Entries.Select(entry => entry.Body.GetType())
            .ShouldBe([typeof(CaseEntry.CallIntended), typeof(CaseEntry.CallEnded)]);
    }

    [Theory]
    [InlineData(false, Effect.Read)]
    [InlineData(true, Effect.Rehearsal)]
    [InlineData(true, Effect.Evidence)]
    public async Task A_link_is_not_asked_for_where_it_could_be_kept_or_by_anything_but_a_read(
        bool shows,
        Effect effect
    )
    {
        var (_, result) = await RevealAsync(Read() with { Effect = effect }, shows);

        result.ShouldBe(new GateResult.Stopped(Guardrails.Secrets, LinkWords.TerminalOnly));
        _tenant.Reads.ShouldBeEmpty();
        _journal.Entries.ShouldHaveSingleItem().Body.ShouldBeOfType<CaseEntry.CallStopped>();
    }

    [Fact]
    public async Task A_link_comes_through_the_same_guards_as_every_read()
    {
        var (_, result) = await RevealAsync(Read() with { Target = new CallTarget("prod-us", null, "x") });

        result.ShouldBeOfType<GateResult.Stopped>().Guardrail.ShouldBe(Guardrails.Scope);
        _tenant.Reads.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_the_answer_names_no_link_that_is_said()
    {
        _tenant.Links = Incident.Map();

        var (person, _) = await RevealAsync(Read());

        Warned(person)
            .ShouldBe(["There is no link to show: the answer names none. In Sysdig: Response Actions, History."]);
    }

    [Fact]
    public async Task Where_there_was_no_answer_its_reason_is_said()
    {
        _tenant.Links = Incident.Map();
        _tenant.On(SysdigTools.GetSettings, _ => Tenant.Refused(Domain.Calls.RefusalKind.NotFound, 404));

        var (person, _) = await RevealAsync(Read());

        Warned(person).ShouldBe(["There is no link to show: HTTP 404. In Sysdig: Response Actions, History."]);
    }

    [Fact]
    public async Task A_surface_without_links_is_not_read_for_them()
    {
        var kubectl = Programs.Kubectl(() => "prod");
        _grants.GiveRead(Surface.Kubectl, "prod");
        var call = Read() with
        {
            Surface = Surface.Kubectl,
            Request = new CallRequest.Command([.. "kubectl get pods -n shop --context prod".Split(' ')]),
        };

        var (person, result) = await RevealAsync(call, shows: true, kubectl);

        result.ShouldBe(new GateResult.Ended(new CallOutcome.Unreachable("that surface has no links")));
        Warned(person)
            .ShouldBe(["There is no link to show: that surface has no links. In Sysdig: Response Actions, History."]);
        kubectl.Ran.ShouldBeEmpty();
    }

    private async Task<(Person Person, GateResult Result)> RevealAsync(
        OutsideCall call,
        bool shows = true,
        ISurface? other = null
    )
    {
        var person = new Person(Person.Agree) { ShowsSecrets = shows };
        var surfaces = ImmutableDictionary<Surface, ISurface>.Empty.Add(Surface.Sysdig, _tenant);
        using var gate = new Gate(
            _log,
            other is null ? surfaces : surfaces.Add(other.Surface, other),
            AllowList.Runbook,
            _grants,
            new Approval.Desk(_clock),
            person,
            _clock
        );
        return (person, await gate.RevealAsync(call, TestContext.Current.CancellationToken));
    }

    private static ImmutableArray<string> Warned(Person person) =>
        person.Told.Single(notice => notice.Kind == NoticeKind.Warning).Lines;

    private static OutsideCall Read() => SysdigCalls.Settings(CaseState.Empty, "link");
}
