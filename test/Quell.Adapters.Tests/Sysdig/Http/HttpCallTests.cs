using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Quell.Domain.Calls;
using Quell.Sysdig;

namespace Quell.Adapters.Tests.Sysdig.Http;

/// <summary>What becomes of one call when the server, or the way to it, misbehaves.</summary>
public sealed class HttpCallTests
{
    private const int Megabyte = 1024 * 1024;

    private static readonly SysdigOptions s_small = SysdigOptions.Default with { MaxMessageBytes = 64 * 1024 };

    [Fact]
    public async Task An_answer_may_come_as_json_or_as_an_event()
    {
        await using var server = await HttpServer.StartAsync();
        await using var surface = new SysdigSurface(server.Endpoint);

        await surface.AnsweredAsync<CallReading.Rows>("run_sysql");
        server.OnCall = async (context, request) =>
        {
            await HttpServer.EventAsync(context, """{"jsonrpc":"2.0","method":"notifications/message","params":{}}""");
            await HttpServer.EventAsync(context, Result(request, HttpServer.Rows));
        };
        await surface.AnsweredAsync<CallReading.Rows>("run_sysql");

        server.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task The_token_in_an_answer_reaches_neither_reading_nor_evidence()
    {
        await using var server = await HttpServer.StartAsync();
        server.OnCall = (context, request) =>
            HttpServer.AnswerAsync(
                context,
                request.Id,
                $$$"""{"content":[{"type":"text","text":"{\"items\":[{\"k\":\"got {{{HttpServer.Token}}}\"}]}"}]}"""
            );
        await using var surface = new SysdigSurface(server.Endpoint);

        var answer = await surface.ReadAsync(Given.Tool("run_sysql"), Given.Token);

        answer.Outcome.ShouldBeOfType<CallOutcome.Answered>();
        answer.RedactedText().ShouldContain("got ");
        answer.RedactedText().ShouldNotContain(HttpServer.Token);
        answer.Outcome.ToString().ShouldNotContain(HttpServer.Token);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fifty_megabytes_are_not_taken_and_cost_one_call(bool asEvent)
    {
        await using var server = await HttpServer.StartAsync();
        server.OnCall = (context, request) => FloodAsync(context, request, asEvent);
        await using var surface = new SysdigSurface(server.Endpoint, s_small);

        (await surface.OutcomeAsync<CallOutcome.Unreadable>("run_sysql")).Why.ShouldContain("larger than");

        server.OnCall = (context, request) => HttpServer.AnswerAsync(context, request.Id, HttpServer.Rows);
        await surface.AnsweredAsync<CallReading.Rows>("run_sysql");
    }

    [Theory]
    [InlineData("""{"inputRequests":{"q":{"method":"elicitation/create","params":{}}},"requestState":"x"}""")]
    [InlineData("""{"resultType":"input_required","requestState":"x"}""")]
    public async Task A_server_that_asks_back_is_refused_and_not_called_again(string result)
    {
        await using var server = await HttpServer.StartAsync();
        server.OnCall = (context, request) => HttpServer.EventAsync(context, Result(request, result));
        await using var surface = new SysdigSurface(server.Endpoint);

        var refusal = (await surface.OutcomeAsync<CallOutcome.Refused>("run_sysql")).Refusal;

        refusal.Text.ShouldContain("asked for input");
        server.Calls.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":""")]
    [InlineData("no json at all")]
    [InlineData("")]
    public async Task An_answer_that_is_no_message_is_unreadable(string body)
    {
        await using var server = await HttpServer.StartAsync();
        server.OnCall = async (context, _) =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(body, Given.Token);
        };
        await using var surface = new SysdigSurface(server.Endpoint);

        await surface.OutcomeAsync<CallOutcome.Unreadable>("run_sysql");
    }

    [Fact]
    public async Task A_page_in_the_place_of_an_answer_is_unreadable()
    {
        await using var server = await HttpServer.StartAsync();
        server.OnCall = async (context, _) =>
        {
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync("<html/>", Given.Token);
        };
        await using var surface = new SysdigSurface(server.Endpoint);

        (await surface.OutcomeAsync<CallOutcome.Unreadable>("run_sysql")).Why.ShouldContain("text/html");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/event-stream")]
    public async Task A_slow_drip_ends_with_the_time_of_a_read(string type)
    {
        var clock = new FakeTimeProvider();
        var dripping = new TaskCompletionSource();
        await using var server = await HttpServer.StartAsync();
        server.OnCall = async (context, _) =>
        {
            context.Response.ContentType = type;
            await context.Response.StartAsync(Given.Token);
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(type is "application/json" ? " " : ":\n", CancellationToken.None);
                await context.Response.Body.FlushAsync(CancellationToken.None);
                dripping.TrySetResult();
                await Task.Yield();
            }
        };
        await using var surface = new SysdigSurface(server.Endpoint, time: clock);

        var reading = surface.OutcomeAsync<CallOutcome.NoReply>("run_sysql");
        await dripping.Task.WaitAsync(Given.Token);
        clock.Advance(TimeSpan.FromSeconds(30));

        (await reading).Why.ShouldContain("no answer within 30 s");
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_middle_is_tried_once_more_for_a_read()
    {
        await using var server = await HttpServer.StartAsync();
        server.OnCall = BreakOff;
        await using var surface = new SysdigSurface(server.Endpoint);

        await surface.OutcomeAsync<CallOutcome.NoReply>("run_sysql");

        server.Calls.ShouldBe(2);
    }

    [Fact]
    [Trait("Guardrail", "G-23")]
    public async Task A_connection_that_breaks_in_the_middle_of_a_write_leaves_its_outcome_unknown_and_repeats_nothing()
    {
        await using var server = await HttpServer.StartAsync();
        server.OnCall = BreakOff;
        await using var surface = new SysdigSurface(server.Endpoint);
        await surface.ReadAsync(Given.Handshake(), Given.Token);

        var answer = await surface.WriteAsync(Given.Order("submit_response_action"), Given.Token);

        answer.Outcome.ShouldBeOfType<CallOutcome.NoReply>();
        server.Calls.ShouldBe(1);
    }

    [Theory]
    [InlineData(429, "5")]
    [InlineData(503, "5")]
    [InlineData(500, null)]
    [InlineData(307, null)]
    [Trait("Guardrail", "G-23")]
    public async Task A_write_is_sent_once_whatever_status_comes_back(int status, string? retryAfter)
    {
        await using var server = await HttpServer.StartAsync();
        server.OnCall = (context, _) =>
            HttpServer.RefuseAsync(
                context,
                status,
                "later",
                retryAfter is null ? [("Location", "/elsewhere")] : [("Retry-After", retryAfter)]
            );
        await using var surface = new SysdigSurface(server.Endpoint);
        await surface.ReadAsync(Given.Handshake(), Given.Token);

        var outcome = (await surface.WriteAsync(Given.Order("submit_response_action"), Given.Token)).Outcome;

        server.Calls.ShouldBe(1);
        if (status == 429)
        {
            outcome.ShouldBeOfType<CallOutcome.Refused>().Refusal.Kind.ShouldBe(RefusalKind.RateLimited);
        }
        else
        {
            outcome.ShouldBeOfType<CallOutcome.NoReply>();
        }
    }

    [Fact]
    public async Task A_read_waits_as_it_is_asked_to_and_no_longer_than_the_budget_in_all()
    {
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.Zero };
        await using var server = await HttpServer.StartAsync();
        server.OnCall = (context, _) => HttpServer.RefuseAsync(context, 429, "slow down", ("Retry-After", "20"));
        await using var surface = new SysdigSurface(server.Endpoint, time: clock);

        var reading = surface.OutcomeAsync<CallOutcome.Refused>("run_sysql");
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (!reading.IsCompleted)
        {
            if (server.Calls == 1)
            {
                clock.Advance(TimeSpan.FromSeconds(1));
            }

            await beat.WaitForNextTickAsync(Given.Token);
        }

        (await reading).Refusal.RetryAfterSeconds.ShouldBe(20);
        server.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task A_date_to_retry_after_is_counted_from_now()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
        await using var server = await HttpServer.StartAsync();
        server.OnCall = (context, _) =>
            HttpServer.RefuseAsync(context, 429, "", ("Retry-After", "Wed, 25 Nov 2026 12:00:45 GMT"));
        await using var surface = new SysdigSurface(server.Endpoint, time: clock);

        (await surface.OutcomeAsync<CallOutcome.Refused>("run_sysql")).Refusal.RetryAfterSeconds.ShouldBe(45);
        server.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_protocol_error_with_a_status_keeps_its_words()
    {
        await using var server = await HttpServer.StartAsync();
        server.OnCall = async (context, request) =>
        {
            context.Response.StatusCode = 400;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(
                $$$"""{"jsonrpc":"2.0","id":{{{request.Id}}},"error":{"code":-32602,"message":"bad argument"}}""",
                Given.Token
            );
        };
        await using var surface = new SysdigSurface(server.Endpoint);

        var refusal = (await surface.OutcomeAsync<CallOutcome.Refused>("run_sysql")).Refusal;

        refusal.Kind.ShouldBe(RefusalKind.Rejected);
        refusal.Text.ShouldContain("bad argument");
    }

    private static Task BreakOff(HttpContext context, HttpServer.Request request)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = 1000;
        return BreakAsync(context);
    }

    private static async Task BreakAsync(HttpContext context)
    {
        await context.Response.WriteAsync("""{"jsonrpc":"2.0",""", Given.Token);
        await context.Response.Body.FlushAsync(Given.Token);
        context.Abort();
    }

    private static async Task FloodAsync(HttpContext context, HttpServer.Request request, bool asEvent)
    {
        var part = new string('x', Megabyte);
        try
        {
            context.Response.ContentType = asEvent ? "text/event-stream" : "application/json";
            await context.Response.WriteAsync(
                (asEvent ? "data: " : "") + $$"""{"jsonrpc":"2.0","id":{{request.Id}},"result":{"content":" """,
                Encoding.UTF8,
                CancellationToken.None
            );
            for (var sent = 0; sent < 50 && !context.RequestAborted.IsCancellationRequested; sent++)
            {
                await context.Response.WriteAsync(part, Encoding.UTF8, CancellationToken.None);
            }
        }
        catch (OperationCanceledException)
        {
            // The client has had enough.
        }
    }

    private static string Result(HttpServer.Request request, string result) =>
        $$"""{"jsonrpc":"2.0","id":{{request.Id}},"result":{{result}}}""";
}
