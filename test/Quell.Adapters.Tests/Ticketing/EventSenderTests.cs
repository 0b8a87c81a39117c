using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Quell.Adapters.Tests.Sysdig;
using Quell.Domain.Calls;
using Quell.Runbook.Filing;
using Quell.Runbook.Ports;
using Quell.Ticketing;

namespace Quell.Adapters.Tests.Ticketing;

/// <summary>PagerDuty over a real connection to a server of this machine.</summary>
public sealed class EventSenderTests
{
    private const string Key = "R0UT1NGKEYR0UT1NGKEYR0UT1NGKc0de";
    private const string Dedup = "sysdig-1-quell-2";

    [Fact]
    public async Task An_event_that_is_taken_is_known_by_its_own_key_and_carries_the_routing_key()
    {
        await using var server = await EventsServer.StartAsync();

        var answer = await PostAsync(server.Address);

        var ticket = answer.Outcome.ShouldBeOfType<CallOutcome.Answered>().Reading.ShouldBeOfType<CallReading.Ticket>();
        ticket.Key.ShouldBe(Dedup);
        server.Events.ShouldHaveSingleItem().GetProperty("routing_key").GetString().ShouldBe(Key);
    }

    [Fact]
    public async Task A_bad_event_is_refused_with_the_reasons()
    {
        await using var server = await EventsServer.StartAsync();
        server.Answer = context =>
            EventsServer.SayAsync(
                context,
                400,
                """{"status":"invalid event","message":"Event object is invalid","errors":["'payload.severity' is invalid"]}"""
            );

        var refusal = (await PostAsync(server.Address)).Outcome.ShouldBeOfType<CallOutcome.Refused>().Refusal;

        refusal.Status.ShouldBe(400);
        refusal.Text.ShouldBe("Event object is invalid ('payload.severity' is invalid)");
    }

    [Fact]
    public async Task Too_many_events_are_refused_with_the_wait_and_nothing_is_sent_again()
    {
        await using var server = await EventsServer.StartAsync();
        server.Answer = context =>
        {
            context.Response.Headers.RetryAfter = "20";
            return EventsServer.SayAsync(
                context,
                429,
                """{"status":"throttle exceeded","message":"Requests for this service are arriving too quickly"}"""
            );
        };

        var refusal = (await PostAsync(server.Address)).Outcome.ShouldBeOfType<CallOutcome.Refused>().Refusal;

        refusal.Kind.ShouldBe(RefusalKind.RateLimited);
        refusal.RetryAfterSeconds.ShouldBe(20);
        server.Events.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_failing_server_leaves_the_outcome_unknown(int status)
    {
        await using var server = await EventsServer.StartAsync();
        server.Answer = context => EventsServer.SayAsync(context, status, "oops");

        (await PostAsync(server.Address)).Outcome.ShouldBeOfType<CallOutcome.NoReply>();
        server.Events.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"status":"success","message":"Event processed","dedup_key":"another"}""")]
    [InlineData("""{"status":"queued"}""")]
    [InlineData("fine")]
    public async Task A_202_that_does_not_say_success_of_this_event_is_no_success(string body)
    {
        await using var server = await EventsServer.StartAsync();
        server.Answer = context => EventsServer.SayAsync(context, 202, body);

        (await PostAsync(server.Address)).Outcome.ShouldBeOfType<CallOutcome.Unreadable>();
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await EventsServer.StartAsync();
        await using var server = await EventsServer.StartAsync();
        server.Answer = context =>
        {
            context.Response.Headers.Location = elsewhere.Address;
            return EventsServer.SayAsync(context, 307, "");
        };

        (await PostAsync(server.Address)).Outcome.ShouldBeOfType<CallOutcome.Refused>();
        elsewhere.Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_that_does_not_come_in_time_leaves_the_outcome_unknown()
    {
        await using var server = await EventsServer.StartAsync();
        var clock = new FakeTimeProvider();
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var release = new SemaphoreSlim(0);
        server.Answer = _ =>
        {
            arrived.SetResult();
            return release.WaitAsync(Given.Token);
        };

        var posting = PostAsync(server.Address, clock);
        await arrived.Task.WaitAsync(Given.Token);
        clock.Advance(TimeSpan.FromSeconds(31));
        var outcome = (await posting).Outcome;
        release.Release();

        outcome.ShouldBeOfType<CallOutcome.NoReply>().Why.ShouldBe("no answer within 30 s");
    }

    [Fact]
    public async Task Where_nobody_listens_nothing_was_sent()
    {
        var server = await EventsServer.StartAsync();
        await server.DisposeAsync();

        (await PostAsync(server.Address)).Outcome.ShouldBeOfType<CallOutcome.Unreachable>();
    }

    [Fact]
    [Trait("Guardrail", "G-22")]
    public async Task The_routing_key_is_in_nothing_that_comes_back_or_is_shown()
    {
        await using var server = await EventsServer.StartAsync();
        server.Answer = context =>
            EventsServer.SayAsync(context, 400, $$"""{"status":"invalid event","message":"bad key {{Key}}"}""");

        var answer = await PostAsync(server.Address);

        answer.Outcome.ToString().ShouldNotContain(Key);
        Encoding.UTF8.GetString(answer.Redacted.Span).ShouldNotContain(Key);
        TheKey().ToString().ShouldBe("PAGERDUTY_ROUTING_KEY ending in c0de");
    }

    [Theory]
    [InlineData("https://events.pagerduty.com/v2/enqueue", true)]
    [InlineData("http://127.0.0.1:8080/v2/enqueue", true)]
    [InlineData("http://[::1]:8080/v2/enqueue", true)]
    [InlineData("https://events.pagerduty.com/v2/enqueue/", false)]
    [InlineData("https://events.eu.pagerduty.com/v2/enqueue", false)]
    [InlineData("http://127.0.0.1.example.com/v2/enqueue", false)]
    [InlineData("http://localhost/v2/enqueue", false)]
    [InlineData("https://evil.example/v2/enqueue", false)]
    [InlineData("file:///etc/passwd", false)]
    [Trait("Guardrail", "G-18")]
    public void Only_PagerDutys_own_address_and_numbers_of_this_machine_are_posted_to(string url, bool may) =>
        EventAddress.MayBePostedTo(url).ShouldBe(may);

    [Fact]
    public void A_stand_in_of_another_machine_is_ignored() =>
        TicketEnvironment
            .Read(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [EventAddress.Variable] = "https://evil.example/x",
                }
            )
            .PagerDutyAddress.ShouldBe(FilingSettings.EventsAddress);

    private static RoutingKey TheKey() =>
        RoutingKey.Of(new Dictionary<string, string>(StringComparer.Ordinal) { ["PAGERDUTY_ROUTING_KEY"] = Key });

    private static async Task<SurfaceAnswer> PostAsync(string address, TimeProvider? clock = null)
    {
        using var surface = new PagerDutySurface(TheKey(), new EventSender(clock ?? TimeProvider.System, direct: true));
        var body = Given.Json(
            $$"""{"routing_key":"{{IncidentPayload.KeyReference}}","event_action":"trigger","dedup_key":"{{Dedup}}","payload":{"summary":"s","source":"x","severity":"error" } }"""
        );
        return await surface.WriteAsync(
            Given.Order(new CallRequest.Post(address, body), Surface.PagerDuty),
            Given.Token
        );
    }
}
