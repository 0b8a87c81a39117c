using Microsoft.Extensions.Time.Testing;
using Quell.Domain.Calls;
using Quell.Sysdig;

namespace Quell.Adapters.Tests.Sysdig;

public sealed class SysdigSurfaceWriteTests
{
    private const string Arguments =
        """{"action_type":"KILL_PROCESS","parameters":{"process.id":4823,"startTime":1743822001115100312}}""";

    [Fact]
    public async Task A_submit_and_an_undo_are_sent_once_and_typed()
    {
        await using var server = new ScriptedServer()
            .On(
                "submit_response_action",
                ScriptedServer.Structured("""{"id":"e1","status":"created","outputs":null}""")
            )
            .On(
                "undo_response_action",
                ScriptedServer.Text(
                    """{"data":{"id":"e2","actionType":"START_CONTAINER","status":"ENQUEUED","actionExecutionIdBeingUndone":"e1"}}"""
                )
            );
        await using var surface = await ConnectedAsync(server.Endpoint);

        var submitted = await RunAsync(surface, "submit_response_action");
        submitted.Id.ShouldBe("e1");
        submitted.ActionType.ShouldBe("KILL_PROCESS");
        submitted.Phase.ShouldBe(Domain.Responses.ExecutionPhase.Enqueued);
        var undone = await RunAsync(surface, "undo_response_action");
        (undone.Id, undone.Undoes).ShouldBe(("e2", "e1"));

        server.Calls.Select(call => call.Name).ShouldBe(["submit_response_action", "undo_response_action"]);
        server.Calls.First().Arguments.ShouldContain("1743822001115100312");
    }

    [Theory]
    [InlineData("run_sysql")]
    [InlineData("get_capture_storage")]
    [InlineData("save_skill_state")]
    public async Task Nothing_but_submit_and_undo_is_written(string tool)
    {
        await using var server = new ScriptedServer();
        await using var surface = await ConnectedAsync(server.Endpoint);

        var answer = await surface.WriteAsync(Given.Order(tool), Given.Token);

        answer.Outcome.ShouldBeOfType<CallOutcome.Refused>().Refusal.Text.ShouldContain("nothing was sent");
        server.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("status code: 400, responder_not_found clusterName:c1", RefusalKind.ResponderNotFound)]
    [InlineData("412 storage_not_configured", RefusalKind.StorageNotConfigured)]
    [InlineData("403 containment-response-actions.exec is missing", RefusalKind.PermissionMissing)]
    [InlineData("429 too_many_requests Retry-After: 1", RefusalKind.RateLimited)]
    public async Task A_clear_no_to_a_write_is_a_refusal_and_is_not_tried_again(string text, RefusalKind kind)
    {
        await using var server = new ScriptedServer().On(
            "submit_response_action",
            ScriptedServer.Text(text, isError: true)
        );
        await using var surface = await ConnectedAsync(server.Endpoint);

        var answer = await surface.WriteAsync(Given.Order("submit_response_action", Arguments), Given.Token);

        answer.Outcome.ShouldBeOfType<CallOutcome.Refused>().Refusal.Kind.ShouldBe(kind);
        server.Calls.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("status code: 502, bad gateway")]
    [InlineData("Post https://api.example: context deadline exceeded")]
    [InlineData("An error occurred invoking 'submit_response_action'.")]
    public async Task A_failure_that_may_have_come_after_the_deed_leaves_the_outcome_unknown(string text)
    {
        await using var server = new ScriptedServer().On(
            "submit_response_action",
            ScriptedServer.Text(text, isError: true)
        );
        await using var surface = await ConnectedAsync(server.Endpoint);

        var answer = await surface.WriteAsync(Given.Order("submit_response_action", Arguments), Given.Token);

        answer.Outcome.ShouldBeOfType<CallOutcome.NoReply>();
        server.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_write_without_an_answer_in_time_is_no_reply_and_is_sent_once()
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
        await using var surface = await ConnectedAsync(server.Endpoint, clock);

        var writing = surface.WriteAsync(Given.Order("submit_response_action", Arguments), Given.Token).AsTask();
        await asked.Task.WaitAsync(Given.Token);
        clock.Advance(TimeSpan.FromSeconds(60));

        (await writing).Outcome.ShouldBeOfType<CallOutcome.NoReply>().Why.ShouldContain("60 s");
        server.CallsSeen.ShouldBe(1);
    }

    [Fact]
    public async Task A_connection_lost_after_the_request_left_is_no_reply()
    {
        await using var server = new RawServer((raw, _) => raw.HangUpAsync());
        await using var surface = await ConnectedAsync(server.Endpoint);

        var answer = await surface.WriteAsync(Given.Order("submit_response_action", Arguments), Given.Token);

        answer.Outcome.ShouldBeOfType<CallOutcome.NoReply>();
        server.CallsSeen.ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_to_a_write_that_is_too_large_is_no_reply()
    {
        await using var server = new RawServer((raw, id) => raw.AnswerAsync(id, "\"" + new string('a', 70_000) + "\""));
        await using var surface = await ConnectedAsync(
            server.Endpoint,
            options: SysdigOptions.Default with
            {
                MaxMessageBytes = 64 * 1024,
            }
        );

        var answer = await surface.WriteAsync(Given.Order("submit_response_action", Arguments), Given.Token);

        answer.Outcome.ShouldBeOfType<CallOutcome.NoReply>().Why.ShouldContain("larger");
    }

    [Fact]
    public async Task A_write_over_a_connection_that_is_gone_does_not_leave()
    {
        await using var server = new ScriptedServer();
        await using var surface = new SysdigSurface(server.Endpoint);

        var before = await surface.WriteAsync(Given.Order("submit_response_action", Arguments), Given.Token);
        before.Outcome.ShouldBeOfType<CallOutcome.Unreachable>();

        await surface.ReadAsync(Given.Handshake(), Given.Token);
        server.HangUp();
        await Eventually.BecomesAsync(async () =>
            (await surface.WriteAsync(Given.Order("submit_response_action", Arguments), Given.Token)).Outcome
            is CallOutcome.Unreachable
        );

        server.Calls.ShouldBeEmpty();
    }

    private static async Task<SysdigSurface> ConnectedAsync(
        McpEndpoint endpoint,
        TimeProvider? clock = null,
        SysdigOptions? options = null
    )
    {
        var surface = new SysdigSurface(endpoint, options, clock);
        (await surface.ReadAsync(Given.Handshake(), Given.Token)).Outcome.ShouldBeOfType<CallOutcome.Answered>();
        return surface;
    }

    private static async Task<Domain.Responses.ActionExecution> RunAsync(SysdigSurface surface, string tool)
    {
        var answer = await surface.WriteAsync(Given.Order(tool, Arguments), Given.Token);
        return answer
            .Outcome.ShouldBeOfType<CallOutcome.Answered>(answer.Outcome.Failure)
            .Reading.ShouldBeOfType<CallReading.Execution>()
            .Run;
    }
}
