using Quell.Domain.Calls;
using Quell.Domain.Responses;
using Quell.Sysdig;

namespace Quell.Adapters.Tests.Sysdig;

public sealed class SysdigSurfaceReadTests : IAsyncDisposable
{
    private readonly ScriptedServer _server = new(pageSize: 4);
    private readonly SysdigSurface _surface;

    public SysdigSurfaceReadTests() => _surface = new SysdigSurface(_server.Endpoint);

    public async ValueTask DisposeAsync()
    {
        await _surface.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task The_handshake_lists_the_tools_of_all_pages_with_their_arguments()
    {
        _server.Tools[2] = ScriptedServer.Tool(
            "submit_response_action",
            """
            {"type":"object","required":["action_type"],"properties":{
             "action_type":{"type":"string","description":"what to do, see https://x.example/doc?sig=abc"},
             "parameters":{"type":["null","object"]},"caller_id":{"anyOf":[{"type":"null"},{"type":"string"}]}}}
            """
        );

        var answer = await _surface.ReadAsync(Given.Handshake(), Given.Token);

        var tools = answer
            .Outcome.ShouldBeOfType<CallOutcome.Answered>(answer.Outcome.Failure)
            .Reading.ShouldBeOfType<CallReading.Tools>();
        tools.ServerName.ShouldBe("scripted");
        tools.Listed.Length.ShouldBe(11);
        ResponseTools.Missing(tools.Listed).ShouldBeEmpty();
        var submit = tools.Listed[2];
        submit.Takes("caller_id").ShouldBeTrue();
        submit
            .Arguments.Select(argument => (argument.Name, argument.Type, argument.Required))
            .ShouldBe([
                ("action_type", "string", true),
                ("parameters", "object", false),
                ("caller_id", "string", false),
            ]);
        submit.Arguments[0].Description.ShouldNotContain("abc");
        submit.SchemaDigest.Length.ShouldBe(64);
        answer.RedactedText().ShouldContain("submit_response_action");
    }

    [Fact]
    public void A_server_without_the_response_tools_is_told_by_their_names() =>
        ResponseTools
            .Missing([new ToolSchema("list_response_actions", "", []), new ToolSchema("run_sysql", "", [])])
            .ShouldBe([
                "submit_response_action",
                "get_response_action_status",
                "list_response_action_executions",
                "undo_response_action",
            ]);

    [Fact]
    public async Task Arguments_reach_the_tool_exactly_as_they_were_approved()
    {
        _server.On("list_response_actions", ScriptedServer.Structured("""{"data":[]}"""));
        const string Arguments =
            """{"context_event_id":"0f","big":1743822001115928600,"float":1.50,"text":"é\u0000\"","nested":{"b":[1,null]}}""";

        await _surface.AnsweredAsync<CallReading.Catalogue>("list_response_actions", Arguments);

        var (_, sent) = _server.Calls.ShouldHaveSingleItem();
        System.Text.Json.JsonElement.DeepEquals(Given.Json(sent), Given.Json(Arguments)).ShouldBeTrue(sent);
        sent.ShouldContain("1743822001115928600");
    }

    [Theory]
    [InlineData("get_customer_settings", """{"customerId":42,"customerName":"Acme"}""", typeof(CallReading.Settings))]
    [InlineData(
        "list_response_actions",
        """{"data":[{"type":"X_NEW","responderType":"MOON"}]}""",
        typeof(CallReading.Catalogue)
    )]
    [InlineData("get_response_action_status", """{"id":"e1","status":"WEIRD"}""", typeof(CallReading.Execution))]
    [InlineData("list_response_action_executions", """{"data":null}""", typeof(CallReading.Executions))]
    [InlineData("get_capture_storage", """{}""", typeof(CallReading.Storage))]
    [InlineData("list_runtime_events", """{"page":{"total":0},"data":[]}""", typeof(CallReading.Events))]
    [InlineData("get_event_info", """{"id":"e1","timestamp":1743822001115928600}""", typeof(CallReading.Event))]
    [InlineData("get_event_process_tree", """{"branches":{},"tree":{}}""", typeof(CallReading.ProcessTree))]
    [InlineData("run_sysql", """{"items":[{"w.name":"web"}]}""", typeof(CallReading.Rows))]
    public async Task Every_read_tool_is_typed_from_structured_content_and_from_text(
        string tool,
        string json,
        Type reading
    )
    {
        _server.On(tool, ScriptedServer.Structured(json), ScriptedServer.Text(json));

        for (var turn = 0; turn < 2; turn++)
        {
            var answer = await _surface.ReadAsync(Given.Tool(tool), Given.Token);
            answer.Outcome.ShouldBeOfType<CallOutcome.Answered>(answer.Outcome.Failure).Reading.ShouldBeOfType(reading);
            answer.Redacted.Length.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public async Task An_answer_that_is_no_json_is_unreadable_and_quoted_harmlessly()
    {
        _server.On("run_sysql", ScriptedServer.Text("<html>\u001b[31m nginx \u202E"));

        var outcome = await _surface.OutcomeAsync<CallOutcome.Unreadable>("run_sysql");

        outcome.Why.ShouldContain("not JSON");
        outcome.Why.ShouldNotContain('\u001b');
        outcome.Why.ShouldNotContain('\u202E');
    }

    [Theory]
    [InlineData("""{"data":"{\"items\":[{\"a\":1}]}"}""")]
    [InlineData("\"{\\\"items\\\":[{\\\"a\\\":1}]}\"")]
    [InlineData("```json\n{\"items\":[{\"a\":1}]}\n```")]
    [InlineData("""{"result":{"data":{"items":[{"a":1}]}}}""")]
    public async Task Json_in_odd_wrappings_is_found(string text)
    {
        _server.On("run_sysql", ScriptedServer.Text(text));

        var rows = await _surface.AnsweredAsync<CallReading.Rows>("run_sysql");

        rows.Items.ShouldHaveSingleItem().Values["a"].ShouldBe("1");
    }

    [Fact]
    public async Task A_presigned_url_never_gets_into_reading_or_evidence_and_is_revealed_once_on_request()
    {
        const string Url =
            "https://bucket.example/responseactions/1/e1/file.bin?X-Amz-Signature=deadbeef&X-Amz-Expires=60";
        _server.On(
            "get_response_action_status",
            ScriptedServer.Text(
                """{"id":"e1","status":"COMPLETED","outputs":{"file_url":"URL","note":"done"}}""".Replace(
                    "URL",
                    Url,
                    StringComparison.Ordinal
                )
            )
        );

        var answer = await _surface.ReadAsync(
            Given.Tool("get_response_action_status", """{"action_execution_id":"e1"}"""),
            Given.Token
        );
        var run = answer
            .Outcome.ShouldBeOfType<CallOutcome.Answered>()
            .Reading.ShouldBeOfType<CallReading.Execution>()
            .Run;

        run.Outputs["file_url"].ShouldStartWith("https://bucket.example/responseactions/1/e1/file.bin");
        run.Outputs["file_url"].ShouldNotContain("deadbeef");
        answer.RedactedText().ShouldNotContain("deadbeef");

        var revealed = await _surface.RevealAsync(
            Given.Tool("get_response_action_status", """{"action_execution_id":"e1"}"""),
            Given.Token
        );
        revealed.Links.ShouldHaveSingleItem().Value.ShouldBe(Url);
        revealed.ToString().ShouldNotContain("deadbeef");
        revealed.Answer.RedactedText().ShouldNotContain("deadbeef");
    }

    [Fact]
    public async Task What_cannot_be_revealed_is_a_refusal_and_no_link()
    {
        _server.On("get_response_action_status", ScriptedServer.Text("status code: 404", isError: true));

        var revealed = await _surface.RevealAsync(Given.Tool("get_response_action_status"), Given.Token);

        revealed.Links.ShouldBeEmpty();
        revealed.Answer.Outcome.ShouldBeOfType<CallOutcome.Refused>().Failure.ShouldNotBeNull().ShouldContain("404");
    }

    [Fact]
    public async Task Nothing_but_the_state_of_an_execution_is_revealed()
    {
        var revealed = await _surface.RevealAsync(Given.Tool("get_event_info"), Given.Token);

        revealed.Answer.Outcome.ShouldBeOfType<CallOutcome.Refused>();
        _server.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Evidence_is_bounded()
    {
        await using var surface = new SysdigSurface(
            _server.Endpoint,
            SysdigOptions.Default with
            {
                MaxEvidenceBytes = 1001,
            }
        );
        _server.On("run_sysql", ScriptedServer.Text("{\"items\":[{\"a\":\"" + new string((char)0xE9, 5000) + "\"}]}"));

        var answer = await surface.ReadAsync(Given.Tool("run_sysql"), Given.Token);

        answer.Redacted.Length.ShouldBeInRange(998, 1001);
        answer.RedactedText().ShouldEndWith("é");
        answer.Outcome.ShouldBeOfType<CallOutcome.Answered>();
    }

    [Fact]
    public async Task A_tool_of_no_runbook_and_a_write_asked_as_a_read_are_not_sent()
    {
        await _surface.OutcomeAsync<CallOutcome.Refused>("delete_everything");
        await _surface.OutcomeAsync<CallOutcome.Refused>("submit_response_action");
        var command = Given.Call(new CallRequest.Command(["kubectl", "get", "pods"]), Domain.Actions.Effect.Read);
        (await _surface.ReadAsync(command, Given.Token)).Outcome.ShouldBeOfType<CallOutcome.Refused>();

        _server.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task At_most_eight_reads_are_in_flight_at_once()
    {
        var inFlight = 0;
        var most = 0;
        var eight = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.On(
            "run_sysql",
            async (_, _, token) =>
            {
                var now = Interlocked.Increment(ref inFlight);
                most = Math.Max(most, now);
                if (now == 8)
                {
                    eight.TrySetResult();
                }

                await eight.Task.WaitAsync(token);
                Interlocked.Decrement(ref inFlight);
                return ScriptedServer.Text("""{"items":[]}""");
            }
        );

        await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => _surface.AnsweredAsync<CallReading.Rows>("run_sysql")));

        most.ShouldBe(8);
    }

    [Fact]
    public async Task Cancellation_is_the_only_exception()
    {
        using var stop = new CancellationTokenSource();
        _server.On(
            "run_sysql",
            async (_, _, token) =>
            {
                await stop.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
                return ScriptedServer.Text("{}");
            }
        );

        await Should.ThrowAsync<OperationCanceledException>(async () =>
            await _surface.ReadAsync(Given.Tool("run_sysql"), stop.Token)
        );
    }
}
