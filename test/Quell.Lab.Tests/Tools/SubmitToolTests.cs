using System.Text.Json.Nodes;

namespace Quell.Lab.Tests.Tools;

public sealed class SubmitToolTests
{
    private const string Host = "5e1b7c0a9f3d42e68b07d1c45fa2963e8c7d0b1f2a3948576d6c5b4a39281706";

    private const string Workload =
        """{"kubernetes.cluster.name":"prod-eu-1","kubernetes.namespace.name":"shop","kubernetes.workload.type":"deployment","kubernetes.workload.name":"checkout"}""";

    private static readonly string s_kill =
        $$"""{"host.id":"{{Host}}","process.id":4823,"startTime":1763890000000000000}""";

    [Fact]
    public async Task An_execution_is_enqueued_runs_and_completes()
    {
        await using var client = await Client.ConnectAsync();

        var call = $$"""{"action_type":"KILL_PROCESS","parameters":{{s_kill}},"caller_id":"quell/c/a/1"}""";
        var submitted = await client.DocumentAsync("submit_response_action", call);
        var id = submitted["id"]!.GetValue<string>();
        client.Pass(1);
        var running = await client.StatusAsync(id);
        client.Pass(2);
        var done = await client.StatusAsync(id);

        submitted["status"]!.GetValue<string>().ShouldBe("ENQUEUED");
        submitted["responderType"]!.GetValue<string>().ShouldBe("HOST");
        submitted["executionContext"]!["host.id"]!.GetValue<string>().ShouldBe(Host);
        submitted["parameters"]!["process.id"]!.GetValue<long>().ShouldBe(4823);
        submitted["outputs"].ShouldBeNull();
        running["status"]!.GetValue<string>().ShouldBe("IN_PROGRESS");
        done["status"]!.GetValue<string>().ShouldBe("COMPLETED");
        done["callerId"]!.GetValue<string>().ShouldBe("quell/c/a/1");
        done["createdAt"]!.GetValue<string>().ShouldBe("2026-11-23T09:30:12.345Z");
        done["updatedAt"]!.GetValue<string>().ShouldBe("2026-11-23T09:30:15.345Z");
    }

    [Theory]
    [InlineData("KILL_PROCESS", """{"host.id":"h"}""", "missing_required_parameter", "process.id")]
    [InlineData(
        "KILL_PROCESS",
        """{"host.id":"h","process.id":"4823","startTime":-1}""",
        "bad_request",
        "64-bit integer"
    )]
    [InlineData("KILL_CONTAINER", """{"host.id":"h","container.id":""}""", "bad_request", "printable ASCII")]
    [InlineData("KILL_CONTAINER", """{"host.id":"h","container.id":"a\u001b"}""", "bad_request", "printable ASCII")]
    [InlineData("KILL_CONTAINER", """{"host.id":"h","container.id":["a"]}""", "bad_request", "container.id")]
    [InlineData(
        "KILL_CONTAINER",
        """{"host.id":"h","container.id":"a","force":true}""",
        "bad_request",
        "unknown parameter force"
    )]
    [InlineData("UNPAUSE_CONTAINER", """{"host.id":"h","container.id":"a"}""", "bad_request", "only runs as an undo")]
    [InlineData("REBOOT", "{}", "bad_request", "unknown action type")]
    public async Task Wrong_parameters_are_a_400(string action, string parameters, string type, string words)
    {
        await using var client = await Client.ConnectAsync();

        var error = await client.ErrorAsync(
            "submit_response_action",
            $$"""{"action_type":"{{action}}","parameters":{{parameters}}}"""
        );

        error.ShouldStartWith(
            $$"""error submitting response action, status code: 400, response: {"type":"{{type}}","message":"""
        );
        error.ShouldContain(words);
    }

    [Theory]
    [InlineData("HOST", "KILL_CONTAINER", """{"host.id":"h1","container.id":"abcabcabcabc"}""", "hostId:h1")]
    [InlineData(
        "CLUSTER",
        "DELETE_POD",
        """{"kubernetes.cluster.name":"c1","kubernetes.namespace.name":"shop","kubernetes.pod.name":"web-1"}""",
        "clusterName:c1"
    )]
    [InlineData(
        "CLOUD",
        "IAM_QUARANTINE",
        """{"cloudProvider.name":"aws","cloudProvider.account.id":"1"}""",
        "accountId:1"
    )]
    public async Task Without_a_responder_the_400_names_the_scope(
        string responder,
        string action,
        string parameters,
        string scope
    )
    {
        var others = new[] { "HOST", "CLUSTER", "CLOUD" }.Where(r => r != responder).Select(r => $"{{ type: {r} }}");
        await using var client = await Client.ConnectWithAsync(
            $"tenant: {{ responders: [{string.Join(", ", others)}] }}"
        );

        var error = await client.ErrorAsync(
            "submit_response_action",
            $$"""{"action_type":"{{action}}","parameters":{{parameters}}}"""
        );

        error.ShouldContain("status code: 400");
        error.ShouldContain("\"type\":\"responder_not_found\"");
        error.ShouldContain(scope);
    }

    [Fact]
    public async Task A_responder_serves_its_own_scope_only()
    {
        await using var client = await Client.ConnectWithAsync(
            "tenant: { responders: [{ type: HOST, scope: { host.id: h1 } }] }"
        );

        await client.SubmitAsync("KILL_CONTAINER", """{"host.id":"h1","container.id":"abcabcabcabc"}""");
        var error = await client.ErrorAsync(
            "submit_response_action",
            """{"action_type":"KILL_CONTAINER","parameters":{"host.id":"h2","container.id":"abcabcabcabc"}}"""
        );

        error.ShouldContain("hostId:h2");
    }

    [Fact]
    public async Task An_offline_responder_leaves_it_enqueued_for_ever()
    {
        await using var client = await Client.ConnectWithAsync(
            "tenant: { responders: [{ type: HOST, offline: true }] }"
        );

        var id = await client.SubmitAsync("KILL_CONTAINER", """{"host.id":"h1","container.id":"abcabcabcabc"}""");
        client.Pass(100_000);

        (await client.StatusAsync(id))["status"]!.GetValue<string>().ShouldBe("ENQUEUED");
    }

    [Theory]
    [InlineData("GET_LOGS", """{"kubernetes.cluster.name":"c1","kubernetes.namespace.name":"shop"}""")]
    [InlineData("FILE_ACQUIRE", """{"host.id":"h1","path.absolute":"/tmp/x"}""")]
    public async Task Without_storage_artifacts_are_a_412(string action, string parameters)
    {
        await using var client = await Client.ConnectWithAsync(string.Empty);

        var error = await client.ErrorAsync(
            "submit_response_action",
            $$"""{"action_type":"{{action}}","parameters":{{parameters}}}"""
        );

        error.ShouldContain("status code: 412");
        error.ShouldContain("\"type\":\"storage_not_configured\"");
    }

    [Fact]
    public async Task A_missing_exec_permission_of_the_category_is_a_403()
    {
        await using var client = await Client.ConnectWithAsync(
            "tenant: { permissions: [data-gathering-response-actions.exec] }"
        );

        var error = await client.ErrorAsync(
            "submit_response_action",
            """{"action_type":"KILL_CONTAINER","parameters":{"host.id":"h1","container.id":"abcabcabcabc"}}"""
        );

        error.ShouldContain("status code: 403");
        error.ShouldContain("containment-response-actions.exec");
    }

    [Fact]
    public async Task A_scripted_failure_ends_as_FAILED_with_its_reason()
    {
        await using var client = await Client.ConnectWithAsync(
            """
            outcomes:
              - action: KILL_CONTAINER
                running: 7s
                result: failed
                failure: { reason: forbidden, message: not on this host }
            """
        );

        var id = await client.SubmitAsync("KILL_CONTAINER", """{"host.id":"h1","container.id":"abcabcabcabc"}""");
        client.Pass(8);

        var failed = await client.StatusAsync(id);
        failed["status"]!.GetValue<string>().ShouldBe("FAILED");
        failed["failure"]!["failureReason"]!.GetValue<string>().ShouldBe("forbidden");
        failed["failure"]!["logMessage"]!.GetValue<string>().ShouldBe("not on this host");
        failed["outputs"].ShouldBeNull();
    }

    [Theory]
    [InlineData("KILL_PROCESS", """{"host.id":"HOST","process.id":999,"startTime":-1}""", "no such process: 999")]
    [InlineData("KILL_CONTAINER", """{"host.id":"HOST","container.id":"ffffffffffff"}""", "not found on the host")]
    [InlineData(
        "DELETE_POD",
        """{"kubernetes.cluster.name":"prod-eu-1","kubernetes.namespace.name":"shop","kubernetes.pod.name":"nobody"}""",
        "pods \"nobody\" not found"
    )]
    [InlineData(
        "ROLLOUT_RESTART",
        """{"kubernetes.cluster.name":"prod-eu-1","kubernetes.namespace.name":"shop","kubernetes.workload.type":"daemonset","kubernetes.workload.name":"checkout"}""",
        "daemonset \"shop/checkout\" not found"
    )]
    public async Task An_action_on_what_is_not_there_fails(string action, string parameters, string message)
    {
        await using var client = await Client.ConnectAsync();

        var id = await client.SubmitAsync(action, parameters.Replace("HOST", Host, StringComparison.Ordinal));
        client.Pass(60);

        var failed = await client.StatusAsync(id);
        failed["status"]!.GetValue<string>().ShouldBe("FAILED");
        failed["failure"]!["logMessage"]!.GetValue<string>().ShouldContain(message);
    }

    [Fact]
    public async Task The_same_submit_twice_is_two_executions_and_the_second_finds_nothing()
    {
        await using var client = await Client.ConnectAsync();

        var first = await client.SubmitAsync("KILL_PROCESS", s_kill);
        client.Pass(10);
        var second = await client.SubmitAsync("KILL_PROCESS", s_kill);
        client.Pass(10);

        second.ShouldNotBe(first);
        (await client.StatusAsync(first))["status"]!.GetValue<string>().ShouldBe("COMPLETED");
        (await client.StatusAsync(second))["status"]!.GetValue<string>().ShouldBe("FAILED");
    }

    [Fact]
    public async Task Outputs_carry_names_and_signed_addresses()
    {
        await using var client = await Client.ConnectAsync();

        var isolated = await client.SubmitAsync("ISOLATE_NETWORK", Workload);
        var logs = await client.SubmitAsync("GET_LOGS", Workload);
        client.Pass(60);

        Output(await client.StatusAsync(isolated), "network_policy_name")
            .ShouldMatch("^sysdig-isolate-checkout-[a-z0-9]{5}$");
        Output(await client.StatusAsync(logs), "download_url")
            .ShouldMatch($"^https://.*/responseactions/100042/{logs}/.*X-Amz-Signature=[0-9a-f]{{64}}$");
    }

    [Fact]
    public async Task An_unknown_execution_is_a_404()
    {
        await using var client = await Client.ConnectAsync();

        var error = await client.ErrorAsync("get_response_action_status", """{"action_execution_id":"x"}""");

        error.ShouldContain("status code: 404, response: {\"type\":\"resource_not_found\"");
    }

    private static string Output(JsonObject execution, string name) => execution["outputs"]![name]!.GetValue<string>();
}
