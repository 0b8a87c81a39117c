using System.Text.Json;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Runbook.Cases;
using Quell.Runbook.Filing;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Filing;

/// <summary>What the gate lets a filing be, whatever the flow came up with.</summary>
[Trait("Guardrail", "G-42")]
public sealed class FilingScopeTests
{
    [Fact]
    public async Task What_a_desk_took_is_not_filed_again()
    {
        var (run, call, filing) = await FiledAsync(TicketDesk.Taken);

        FilingScope
            .Refusal(call, filing with { Attempt = 2 }, run.State)
            .ShouldBe($"it is filed already, as {IncidentPayload.KeyOf(Body(call))}");
    }

    [Fact]
    public async Task What_a_desk_may_have_taken_is_not_filed_again()
    {
        var (run, call, filing) = await FiledAsync(_ => new CallOutcome.NoReply("lost"));

        FilingScope.Refusal(call, filing, run.State)!.ShouldContain("may be filed already");
    }

    [Fact]
    public async Task What_a_desk_refused_may_be_filed_again()
    {
        var (run, call, filing) = await FiledAsync(_ => new CallOutcome.Refused(
            new ServiceRefusal(RefusalKind.Rejected, 400, null, "no", null)
        ));

        FilingScope.Refusal(call, filing, run.State).ShouldBeNull();
    }

    [Fact]
    public async Task A_filing_whose_earlier_try_is_still_open_is_not_made_beside_it()
    {
        var (run, call, filing) = await FiledAsync(Refused);
        var again = filing.Try with { Attempt = 2 };

        FilingScope
            .Refusal(call, filing, Sent(run, call with { Key = "again", Try = again }))
            .ShouldBe("an earlier try of the same filing has no outcome yet");
        FilingScope
            .Refusal(
                call,
                filing,
                Sent(run, call with { Key = "other", Try = new ActionTry(new ActionId("0ther000"), 1) })
            )
            .ShouldBeNull();
    }

    [Fact]
    public async Task A_filing_is_of_an_action_that_was_left_to_a_person()
    {
        var (run, call, filing) = await FiledAsync(Refused);
        var other = filing with
        {
            Files = filing.Files! with { Response = new ActionTry(new ActionId("00000000"), 1) },
        };

        FilingScope.Refusal(call, other, run.State)!.ShouldContain("is not an action of this case");
    }

    [Fact]
    public async Task Nothing_but_a_filing_goes_to_a_desk()
    {
        var (run, call, filing) = await FiledAsync(Refused);

        FilingScope.Refusal(call with { Effect = Effect.Eviction }, filing, run.State).ShouldNotBeNull();
        FilingScope.Refusal(call, filing with { Files = null }, run.State).ShouldNotBeNull();
        FilingScope
            .Refusal(
                call with
                {
                    Request = new CallRequest.Tool("atlassian", "createJiraIssue", Body(call)),
                },
                filing,
                run.State
            )
            .ShouldBe("that is not how a ticket is filed");
    }

    [Theory]
    [InlineData("""{"routing_key":"${routing-key}","dedup_key":"sysdig-another"}""")]
    [InlineData("""{"routing_key":"R0UT1NGKEYR0UT1NGKEYR0UT1NGKc0de","dedup_key":"KEY"}""")]
    [InlineData("""{"dedup_key":"KEY"}""")]
    public async Task An_event_with_another_key_or_with_a_secret_in_it_is_not_posted(string body)
    {
        var (run, call, filing) = await FiledAsync(Refused);
        using var document = JsonDocument.Parse(
            body.Replace("KEY\"}", $"{filing.Files!.Ticket}\"}}", StringComparison.Ordinal)
        );

        FilingScope
            .Refusal(
                call with
                {
                    Request = new CallRequest.Post(FilingSettings.EventsAddress, document.RootElement.Clone()),
                },
                filing,
                run.State
            )
            .ShouldNotBeNull();
    }

    private static CallOutcome Refused(OutsideCall call) =>
        new CallOutcome.Refused(new ServiceRefusal(RefusalKind.Rejected, 400, null, "no", null));

    private static async Task<(Run Run, OutsideCall Call, ResponseAction Filing)> FiledAsync(
        Func<OutsideCall, CallOutcome> outcome
    )
    {
        var desk = new TicketDesk(Surface.PagerDuty) { Outcome = outcome };
        var run = FilingDeskTests.Declining("pagerduty", "submit", "yes 1 FILE_PAGERDUTY_INCIDENT", "go-on").With(desk);
        await run.GoAsync();
        var call = desk.Written.Single();
        return (run, call, run.State.FilingsClosed.Single().Action);
    }

    private static CaseState Sent(Run run, OutsideCall call) =>
        run.State.With(
            new JournalEntry(10_000, Incident.Start, new CaseEntry.CallIntended(call, "q1", "digest"), string.Empty)
        );

    private static JsonElement Body(OutsideCall call) => ((CallRequest.Post)call.Request).Body;
}
