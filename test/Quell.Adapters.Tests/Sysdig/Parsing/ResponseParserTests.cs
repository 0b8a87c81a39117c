using Quell.Domain.Calls;
using Quell.Domain.Responses;
using Quell.Sysdig.Parsing;

namespace Quell.Adapters.Tests.Sysdig.Parsing;

public sealed class ResponseParserTests
{
    [Fact]
    public void A_catalogue_keeps_types_that_nobody_knows_yet()
    {
        var actions = Read<CallReading.Catalogue>(
            "list_response_actions",
            """
            {"data":[
              {"type":"KILL_PROCESS","responderType":"HOST","isUndoable":false,"description":"kills",
               "parameters":[{"name":"process.id","type":"integer","required":true,"description":"pid"},{"type":"string"}],
               "outputs":null},
              {"type":"LAUNCH_ROCKET","responderType":"ORBIT","isUndoable":"true","parameters":{"fuel":{"type":"string","required":"true"}}},
              {"description":"no type"}, null, 7
            ]}
            """
        ).Actions;

        actions.Length.ShouldBe(2);
        actions[0].Responder.ShouldBe(ResponderType.Host);
        actions[0].Parameters.ShouldBe([new ParameterSpec("process.id", "integer", true, "pid")]);
        actions[0].Outputs.ShouldBeEmpty();
        actions[1].Type.ShouldBe("LAUNCH_ROCKET");
        actions[1].Responder.Value.ShouldBe("ORBIT");
        actions[1].IsUndoable.ShouldBeTrue();
        actions[1].Parameters.ShouldBe([new ParameterSpec("fuel", "string", true, "")]);
    }

    [Theory]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":null}""")]
    [InlineData("null")]
    [InlineData("[]")]
    public void An_empty_catalogue_is_empty_and_not_an_error(string json) =>
        Read<CallReading.Catalogue>("list_response_actions", json).Actions.ShouldBeEmpty();

    [Theory]
    [InlineData("ENQUEUED", ExecutionPhase.Enqueued)]
    [InlineData("created", ExecutionPhase.Enqueued)]
    [InlineData("in_progress", ExecutionPhase.InProgress)]
    [InlineData("Completed", ExecutionPhase.Completed)]
    [InlineData("FAILED", ExecutionPhase.Failed)]
    [InlineData("SUCCEEDED", ExecutionPhase.Unrecognised)]
    public void A_status_is_kept_as_it_came_and_an_unknown_one_ends_nothing(string status, ExecutionPhase phase)
    {
        var run = Run("{\"id\":\"e1\",\"status\":\"" + status + "\"}");

        run.Status.ShouldBe(status);
        run.Phase.ShouldBe(phase);
    }

    [Fact]
    public void An_execution_is_read_whole()
    {
        var run = Run(
            """
            {"data":{"id":"e2","callerId":"quell/c/a/1","actionType":"START_CONTAINER","responderType":"HOST",
             "executionContext":{"host.id":"h"},"parameters":{"process.id":4823,"previous":true,"startTime":1743822001115100312},
             "outputs":{"network_policy_name":"np-1","none":null},"status":"FAILED","userId":12,
             "failure":{"failureReason":"forbidden","logMessage":"the responder said no"},
             "createdAt":"2026-01-01T00:00:00Z","updatedAt":1767225604000000000,"actionExecutionIdBeingUndone":"e1"}}
            """
        );

        (run.Id, run.Undoes, run.CallerId).ShouldBe(("e2", "e1", "quell/c/a/1"));
        run.Parameters["process.id"].ShouldBe("4823");
        run.Parameters["startTime"].ShouldBe("1743822001115100312");
        run.Parameters["previous"].ShouldBe("true");
        run.Outputs.ShouldHaveSingleItem().Value.ShouldBe("np-1");
        (run.FailureReason, run.FailureLog).ShouldBe(("forbidden", "the responder said no"));
        run.CreatedAt.ShouldBe(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        run.UpdatedAt.ShouldBe(new DateTimeOffset(2026, 1, 1, 0, 0, 4, TimeSpan.Zero));
    }

    [Fact]
    public void An_execution_without_an_id_is_none()
    {
        ReadingParser
            .Parse(
                "get_response_action_status",
                Given.Json("""{"status":"COMPLETED"}"""),
                Given.Json("{}"),
                new KnownEvents()
            )
            .ShouldBeNull();
        var listed = Read<CallReading.Executions>(
            "list_response_action_executions",
            """{"data":[{"status":"COMPLETED"},{"id":"e1","actionType":"X","status":"NEW"},"text"]}"""
        );
        listed.Runs.ShouldHaveSingleItem().Id.ShouldBe("e1");
    }

    [Theory]
    [InlineData("""{"isEnabled":true,"buckets":[{"name":"b1"}]}""", true, "b1", true)]
    [InlineData("""{"isEnabled":"true","buckets":{"name":"b1"}}""", true, "b1", true)]
    [InlineData("""{"isEnabled":true,"buckets":null}""", true, null, false)]
    [InlineData("""{"isEnabled":true,"buckets":[]}""", true, null, false)]
    [InlineData("""{"isEnabled":true}""", true, null, false)]
    [InlineData("""{"isEnabled":false,"buckets":[{"name":"b1"}]}""", false, "b1", false)]
    [InlineData("""{"buckets":[{"name":"b1"}]}""", null, "b1", false)]
    [InlineData("""{"data":{}}""", null, null, false)]
    [InlineData("""{}""", null, null, false)]
    public void Storage_is_usable_only_when_enabled_and_with_a_bucket(
        string json,
        bool? enabled,
        string? bucket,
        bool usable
    )
    {
        var state = Read<CallReading.Storage>("get_capture_storage", json).State;

        (state.Enabled, state.Bucket, state.IsUsable).ShouldBe((enabled, bucket, usable));
    }

    [Theory]
    [InlineData("""{"customerId":42,"customerName":"Acme"}""", "42", "Acme")]
    [InlineData("""{"data":{"customer":{"id":"c1","name":"Acme"}}}""", "c1", "Acme")]
    [InlineData("""[{"tenant_id":"t1"}]""", "t1", null)]
    [InlineData("""{"name":"Acme"}""", null, "Acme")]
    [InlineData("""{"zone":"eu"}""", null, null)]
    public void Settings_of_any_shape_are_a_tenant_with_unknowns(string json, string? id, string? name) =>
        Read<CallReading.Settings>("get_customer_settings", json).Tenant.ShouldBe(new TenantIdentity(id, name));

    [Fact]
    public void Rows_flatten_entities_and_are_bounded()
    {
        var rows = Read<CallReading.Rows>(
            "run_sysql",
            """
            {"id":"q","entities":{},"summary":{"total_time":3},
             "items":[{"w":{"name":"web","isExposed":true,"labels":{"app":"shop"},"none":null},"Image.tags":["a","b"],"n":5}, 7]}
            """
        ).Items;

        var row = rows.ShouldHaveSingleItem().Values;
        row["w.name"].ShouldBe("web");
        row["w.isExposed"].ShouldBe("true");
        row["w.labels.app"].ShouldBe("shop");
        row["Image.tags"].ShouldBe("""["a","b"]""");
        row["n"].ShouldBe("5");
        row.ContainsKey("w.none").ShouldBeFalse();

        var wide = string.Join(',', Enumerable.Range(0, 100).Select(i => $"\"c{i}\":{i}"));
        var many = string.Join(',', Enumerable.Repeat("{" + wide + "}", 300));
        var bounded = Read<CallReading.Rows>("run_sysql", "{\"items\":[" + many + "]}").Items;
        bounded.Length.ShouldBe(200);
        bounded.ShouldAllBe(item => item.Values.Count == 64);
    }

    private static ActionExecution Run(string json) =>
        Read<CallReading.Execution>("get_response_action_status", json).Run;

    private static T Read<T>(string tool, string json)
        where T : CallReading =>
        ReadingParser.Parse(tool, Given.Json(json), Given.Json("{}"), new KnownEvents()).ShouldBeOfType<T>();
}
