using Microsoft.Extensions.Time.Testing;
using Quell.Domain.Calls;
using Quell.Sysdig;

namespace Quell.Adapters.Tests.Sysdig;

public sealed class SysdigSurfaceFailureTests
{
    private static readonly SysdigOptions s_small = SysdigOptions.Default with { MaxMessageBytes = 64 * 1024 };

    [Fact]
    public async Task A_refusal_is_a_value_with_its_kind_scope_and_redacted_text()
    {
        await using var server = new ScriptedServer().On(
            "list_response_actions",
            ScriptedServer.Text(
                "error, status code: 400, response: {\"type\":\"responder_not_found\",\"message\":\"clusterName:shop-eu has none; Authorization: Bearer s3cr3tvalue\"}",
                isError: true
            )
        );
        await using var surface = new SysdigSurface(server.Endpoint);

        var answer = await surface.ReadAsync(Given.Tool("list_response_actions"), Given.Token);

        var refusal = answer.Outcome.ShouldBeOfType<CallOutcome.Refused>().Refusal;
        refusal.Kind.ShouldBe(RefusalKind.ResponderNotFound);
        refusal.Status.ShouldBe(400);
        refusal.Detail.ShouldBe("clusterName:shop-eu");
        refusal.Text.ShouldNotContain("s3cr3tvalue");
        answer.RedactedText().ShouldContain("responder_not_found");
        answer.RedactedText().ShouldNotContain("s3cr3tvalue");
    }

    [Fact]
    public async Task An_error_body_that_comes_as_an_answer_is_a_refusal()
    {
        await using var server = new ScriptedServer().On(
            "get_event_info",
            ScriptedServer.Text("""{"type":"resource_not_found","message":"no event, 404"}""")
        );
        await using var surface = new SysdigSurface(server.Endpoint);

        var outcome = await surface.OutcomeAsync<CallOutcome.Refused>("get_event_info");

        outcome.Refusal.Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public async Task A_protocol_error_is_a_refusal()
    {
        await using var server = new RawServer(
            (raw, id) =>
                raw.WriteAsync(
                    "{\"jsonrpc\":\"2.0\",\"id\":"
                        + id
                        + ",\"error\":{\"code\":-32001,\"message\":\"Unauthorized\",\"data\":{\"www\":\"WWW-Authenticate: Bearer\"}}}\n"
                )
        );
        await using var surface = new SysdigSurface(server.Endpoint);

        var outcome = await surface.OutcomeAsync<CallOutcome.Refused>("run_sysql");

        outcome.Refusal.Kind.ShouldBe(RefusalKind.NotAuthenticated);
    }

    [Fact]
    public async Task A_rate_limit_is_waited_for_as_long_as_the_far_side_asks_and_tried_once_more()
    {
        var clock = new FakeTimeProvider();
        var refused = new TaskCompletionSource();
        var turn = 0;
        await using var server = new ScriptedServer().On(
            "run_sysql",
            (_, _, _) =>
            {
                if (turn++ > 0)
                {
                    return ValueTask.FromResult(ScriptedServer.Text("""{"items":[]}"""));
                }

                refused.SetResult();
                return ValueTask.FromResult(ScriptedServer.Text("status code: 429, Retry-After: 20", isError: true));
            }
        );
        await using var surface = new SysdigSurface(server.Endpoint, time: clock);

        var reading = surface.AnsweredAsync<CallReading.Rows>("run_sysql");
        await refused.Task.WaitAsync(Given.Token);
        for (var second = 0; second < 19; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        turn.ShouldBe(1);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (!reading.IsCompleted)
        {
            if (turn < 2)
            {
                clock.Advance(TimeSpan.FromMilliseconds(100));
            }
            await beat.WaitForNextTickAsync(Given.Token);
        }

        await reading;
        turn.ShouldBe(2);
    }

    [Fact]
    public async Task A_rate_limit_longer_than_the_budget_is_told_at_once()
    {
        await using var server = new ScriptedServer().On(
            "run_sysql",
            ScriptedServer.Text("429 too_many_requests, retry_after: 31", isError: true)
        );
        await using var surface = new SysdigSurface(server.Endpoint);

        var outcome = await surface.OutcomeAsync<CallOutcome.Refused>("run_sysql");

        outcome.Refusal.RetryAfterSeconds.ShouldBe(31);
        server.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task No_answer_in_time_is_no_reply()
    {
        var clock = new FakeTimeProvider();
        var asked = new TaskCompletionSource();
        await using var server = new RawServer(
            (_, _) =>
            {
                asked.SetResult();
                return Task.CompletedTask;
            }
        );
        await using var surface = new SysdigSurface(server.Endpoint, time: clock);

        var reading = surface.OutcomeAsync<CallOutcome.NoReply>("run_sysql");
        await asked.Task.WaitAsync(Given.Token);
        clock.Advance(TimeSpan.FromSeconds(29));
        reading.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(1));

        (await reading).Why.ShouldContain("30 s");
    }

    [Fact]
    public async Task A_server_that_never_shakes_hands_is_unreachable()
    {
        var clock = new FakeTimeProvider();
        var silent = new System.IO.Pipelines.Pipe();
        var ignored = new System.IO.Pipelines.Pipe();
        await using var surface = new SysdigSurface(
            new McpEndpoint.Streams(silent.Reader.AsStream(), ignored.Writer.AsStream(), "silent"),
            time: clock
        );

        var reading = surface.ReadAsync(Given.Handshake(), Given.Token).AsTask();
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (!reading.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await beat.WaitForNextTickAsync(Given.Token);
        }

        (await reading).Outcome.ShouldBeOfType<CallOutcome.Unreachable>().Why.ShouldContain("no handshake within 10 s");
    }

    [Fact]
    public async Task A_connection_that_ends_in_the_middle_of_a_reply_is_no_reply_and_then_unreachable()
    {
        await using var server = new RawServer(
            async (raw, id) =>
            {
                await raw.WriteAsync("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"content\":[");
                await raw.HangUpAsync();
            }
        );
        await using var surface = new SysdigSurface(server.Endpoint);

        (await surface.OutcomeAsync<CallOutcome.NoReply>("run_sysql")).Why.ShouldContain("connection ended");
        (await surface.OutcomeAsync<CallOutcome.Unreachable>("run_sysql")).Why.ShouldContain("has ended");
        server.CallsSeen.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_is_too_large_costs_that_request_only(bool idComesLast)
    {
        var turn = 0;
        await using var server = new RawServer(
            async (raw, id) =>
            {
                if (turn++ > 0)
                {
                    await raw.AnswerAsync(id, """{"content":[{"type":"text","text":"{\"items\":[]}"}]}""");
                    return;
                }

                await raw.WriteAsync(
                    idComesLast ? "{\"result\":{\"x\":\"" : $"{{\"jsonrpc\":\"2.0\",\"id\":{id},\"result\":{{\"x\":\""
                );
                var mebibyte = new string('a', 1024 * 1024);
                for (var i = 0; i < 20; i++)
                {
                    await raw.WriteAsync(mebibyte);
                }

                await raw.WriteAsync(idComesLast ? $"\"}},\"jsonrpc\":\"2.0\",\"id\":{id}}}\n" : "\"}}\n");
            }
        );
        await using var surface = new SysdigSurface(server.Endpoint);

        var outcome = await surface.OutcomeAsync<CallOutcome.Unreadable>("run_sysql");

        outcome.Why.ShouldBe("answer larger than 8 MiB");
        await surface.AnsweredAsync<CallReading.Rows>("run_sysql");
    }

    [Fact]
    public async Task An_answer_that_is_too_large_and_hides_what_it_answers_ends_the_connection()
    {
        await using var server = new RawServer(
            (raw, _) => raw.WriteAsync("{\"x\":\"" + new string('a', 70_000) + "\"}\n")
        );
        await using var surface = new SysdigSurface(server.Endpoint, s_small);

        (await surface.OutcomeAsync<CallOutcome.Unreadable>("run_sysql")).Why.ShouldBe(
            "answer larger than 65536 bytes"
        );
    }

    [Fact]
    public async Task An_answer_nested_too_deep_is_unreadable_at_once()
    {
        var deep =
            string.Concat(Enumerable.Repeat("{\"children\":[", 200)) + string.Concat(Enumerable.Repeat("]}", 200));
        await using var server = new RawServer(
            (raw, id) => raw.AnswerAsync(id, "{\"content\":[],\"structuredContent\":" + deep + "}")
        );
        await using var surface = new SysdigSurface(server.Endpoint);

        (await surface.OutcomeAsync<CallOutcome.Unreadable>("get_event_process_tree")).Why.ShouldContain(
            "nested deeper"
        );
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"content":"text"}""")]
    [InlineData("""{"content":[{"type":"hologram"},7,null,{"type":"text"},{"type":"text","text":5}]}""")]
    [InlineData("""{"content":[{"type":"text","text":"\ud800"}]}""")]
    [InlineData("""{"content":[],"content":[],"isError":"maybe"}""")]
    public async Task A_result_of_any_shape_is_a_value(string result)
    {
        await using var server = new RawServer((raw, id) => raw.AnswerAsync(id, result));
        await using var surface = new SysdigSurface(server.Endpoint);

        await surface.OutcomeAsync<CallOutcome.Unreadable>("run_sysql");
    }

    [Fact]
    public async Task A_server_that_asks_the_person_is_refused()
    {
        Exception? told = null;
        await using var server = new ScriptedServer().On(
            "run_sysql",
            async (mcp, _, token) =>
            {
                try
                {
                    await mcp.ElicitAsync(
                        new ModelContextProtocol.Protocol.ElicitRequestParams
                        {
                            Message = "your password?",
                            RequestedSchema = new ModelContextProtocol.Protocol.ElicitRequestParams.RequestSchema(),
                        },
                        token
                    );
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    told = e;
                }

                return ScriptedServer.Text("""{"items":[]}""");
            }
        );
        await using var surface = new SysdigSurface(server.Endpoint);

        await surface.AnsweredAsync<CallReading.Rows>("run_sysql");

        told.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(
        """{"resultType":"input_required","inputRequests":{"a":{"method":"elicitation/create","params":{"message":"?"}}}}"""
    )]
    [InlineData("""{"resultType":"input_required","requestState":"again, please"}""")]
    [InlineData("""{"result\u0054ype":"input_required","content":[]}""")]
    public async Task A_result_that_asks_for_input_is_refused_and_neither_answered_nor_repeated(string result)
    {
        await using var server = new RawServer((raw, id) => raw.AnswerAsync(id, result));
        await using var surface = new SysdigSurface(server.Endpoint);

        var outcome = await surface.OutcomeAsync<CallOutcome.Refused>("run_sysql");

        outcome.Refusal.Text.ShouldContain("asked for input");
        server.CallsSeen.ShouldBe(1);
    }

    [Fact]
    public async Task A_list_of_tools_that_is_refused_is_told_as_the_refusal_it_is()
    {
        var toServer = new System.IO.Pipelines.Pipe();
        var toClient = new System.IO.Pipelines.Pipe();
        var writer = toClient.Writer;
        var serving = Task.Run(
            async () =>
            {
                using var reader = new StreamReader(toServer.Reader.AsStream());
                while (await reader.ReadLineAsync(Given.Token) is { } line)
                {
                    if (Given.Json(line).TryGetProperty("id", out var id))
                    {
                        var answer =
                            "{\"jsonrpc\":\"2.0\",\"id\":"
                            + id.GetRawText()
                            + ",\"error\":{\"code\":-32000,\"message\":\"HTTP 401\"}}\n";
                        await writer.WriteAsync(System.Text.Encoding.UTF8.GetBytes(answer), Given.Token);
                    }
                }
            },
            Given.Token
        );
        await using var surface = new SysdigSurface(
            new McpEndpoint.Streams(toClient.Reader.AsStream(), toServer.Writer.AsStream(), "locked")
        );

        var answer = await surface.ReadAsync(Given.Handshake(), Given.Token);
        await toServer.Writer.CompleteAsync();
        await serving;

        answer.Outcome.ShouldBeOfType<CallOutcome.Refused>().Refusal.Kind.ShouldBe(RefusalKind.NotAuthenticated);
    }
}
