using System.Text.Json.Nodes;
using Quell.Lab.World;

namespace Quell.Lab.Tests.Scenarios;

/// <summary>Every branch of the runbook can be met in a scenario; the table in <c>docs/guide/scenarios.md</c> says in which.</summary>
public sealed class BranchTests
{
    private const string SomeHost = "5e1b7c0a9f3d42e68b07d1c45fa2963e8c7d0b1f2a3948576d6c5b4a39281706";

    [Fact]
    public async Task No_responder_in_the_scope()
    {
        await using var client = await Client.ConnectAsync("nothing-works");

        var error = await RefusedAsync(client, "ISOLATE_NETWORK");

        error.ShouldContain("400");
        error.ShouldContain("responder_not_found");
        error.ShouldContain("clusterName:edge-us-2");
    }

    [Theory]
    [InlineData("nothing-works", "false")]
    [InlineData("dropped-binary", "true")]
    public async Task No_storage_for_artifacts_foretold_or_not(string scenario, string enabled)
    {
        await using var client = await Client.ConnectAsync(scenario);

        var error = await client.ErrorAsync(
            "submit_response_action",
            $$$"""{"action_type":"FILE_ACQUIRE","parameters":{"host.id":"{{{SomeHost}}}","path.absolute":"/tmp/x"}}"""
        );

        Json.Text(await client.DocumentAsync("get_capture_storage"), "isEnabled").ShouldBe(enabled);
        error.ShouldContain("412");
        error.ShouldContain("storage_not_configured");
    }

    [Theory]
    [InlineData("FILE_ACQUIRE", $$"""{"host.id":"{{SomeHost}}","path.absolute":"/tmp/x"}""")]
    [InlineData("GET_LOGS", """{"kubernetes.cluster.name":"crm-north","kubernetes.namespace.name":"crm"}""")]
    public async Task A_permission_that_the_token_lacks_is_named(string action, string parameters)
    {
        await using var client = await Client.ConnectAsync("exfiltration");

        var error = await client.ErrorAsync(
            "submit_response_action",
            $$"""{"action_type":"{{action}}","parameters":{{parameters}}}"""
        );

        error.ShouldContain("403");
        error.ShouldContain("data-gathering-response-actions.exec");
    }

    [Fact]
    public async Task An_execution_stays_in_the_queue_when_its_responder_is_offline()
    {
        await using var client = await Client.ConnectAsync("nothing-works");
        var id = await client.SubmitAsync(
            "KILL_PROCESS",
            $$"""{"host.id":"{{SomeHost}}","process.id":991,"startTime":-1}"""
        );

        client.Pass(24 * 3600);

        Json.Text(await client.StatusAsync(id), "status").ShouldBe("ENQUEUED");
    }

    [Fact]
    public async Task A_snapshot_names_the_claim_of_the_workload_and_fails_where_there_is_none()
    {
        await using var with = await Client.ConnectAsync("reverse-shell");
        await using var without = await Client.ConnectAsync("exec-lateral");
        var taken = await SnapshotAsync(with);
        var failed = await SnapshotAsync(without);

        Json.Text(taken, "outputs", "kubernetes.persistentvolume.claim.name").ShouldBe("data-warehouse-1");
        Json.Text(failed, "failure", "logMessage").ShouldContain("no persistent volume claim");
    }

    private static async Task<JsonObject> SnapshotAsync(Client client)
    {
        var parameters = EventParameters.Of("KUBERNETES_VOLUME_SNAPSHOT", await client.IncidentAsync());
        var id = await client.SubmitAsync("KUBERNETES_VOLUME_SNAPSHOT", parameters);
        client.Pass(60);
        return await client.StatusAsync(id);
    }

    [Fact]
    public async Task An_execution_stays_in_the_queue_where_one_action_is_never_taken()
    {
        await using var client = await Client.ConnectAsync("container-escape");
        var host = Json.Text(await client.IncidentAsync(), "labels", "host.id");
        var id = await client.SubmitAsync(
            "CAPTURE",
            $$"""{"host.id":"{{host}}","capture.remote_storage_configuration_id":"1","capture.duration_ns":1000000000,"capture.past_duration_ns":0}"""
        );

        client.Pass(3600);

        Json.Text(await client.StatusAsync(id), "status").ShouldBe("ENQUEUED");
    }

    [Theory]
    [InlineData("dropped-binary", "FILE_QUARANTINE", """{"path.absolute":"/tmp/kinsing"}""", "forbidden")]
    [InlineData(
        "pvc-ransomware",
        "KUBERNETES_VOLUME_SNAPSHOT",
        """{"kubernetes.persistentvolume.claim.name":"documents"}""",
        "unsupported"
    )]
    [InlineData("ml-miner", "ROLLOUT_RESTART", "{}", "unsupported")]
    public async Task An_execution_fails_with_a_reason(string scenario, string action, string more, string reason)
    {
        await using var client = await Client.ConnectAsync(scenario);
        var labels = (await client.IncidentAsync())["labels"]!;
        var parameters = (JsonObject)JsonNode.Parse(more)!;
        string[] names = action switch
        {
            "FILE_QUARANTINE" => ["host.id"],
            "ROLLOUT_RESTART" =>
            [
                "kubernetes.cluster.name",
                "kubernetes.namespace.name",
                "kubernetes.workload.type",
                "kubernetes.workload.name",
            ],
            _ => ["kubernetes.cluster.name", "kubernetes.namespace.name"],
        };
        foreach (var name in names)
        {
            parameters[name] = Json.Text(labels, name);
        }

        var id = await client.SubmitAsync(action, parameters.ToJsonString());
        client.Pass(60);
        var ended = await client.StatusAsync(id);

        Json.Text(ended, "status").ShouldBe("FAILED");
        Json.Text(ended, "failure", "failureReason").ShouldBe(reason);
        Json.Text(ended, "failure", "logMessage").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_workload_goes_away_in_the_middle_of_a_watch()
    {
        const string Query = "MATCH KubeWorkload AS w WHERE w.name = 'toolbox-anna' RETURN w.lastSeen AS s";
        await using var client = await Client.ConnectAsync("dropped-binary");

        client.Pass(200);
        var there = await client.QueryAsync(Query);
        client.Pass(150);
        var gone = await client.QueryAsync(Query);

        Json.Items(there, "items").Count().ShouldBe(1);
        Json.Items(gone, "items").ShouldBeEmpty();
        (await client.RunAsync("kubectl get pod toolbox-anna -n sandbox -o json")).Error.ShouldContain("(NotFound)");
    }

    [Fact]
    public async Task The_catalogue_for_the_event_is_empty_and_the_tenants_is_not()
    {
        await using var client = await Client.ConnectAsync("nothing-works");
        var id = Json.Text(await client.IncidentAsync(), "id");

        var scoped = await client.DocumentAsync("list_response_actions", $$"""{"context_event_id":"{{id}}"}""");
        var full = await client.DocumentAsync("list_response_actions");

        scoped["data"]!.AsArray().ShouldBeEmpty();
        full["data"]!.AsArray().Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task Host_and_container_are_missing_or_unknown()
    {
        await using var client = await Client.ConnectAsync("nothing-works");

        var incident = await client.IncidentAsync();

        incident["labels"]!.AsObject().ContainsKey("host.id").ShouldBeFalse();
        Json.Text(incident, "content", "fields", "container.id").ShouldBe("<NA>");
    }

    [Fact]
    public async Task A_model_detects_without_a_rule_and_a_policy_has_acted_already()
    {
        await using var client = await Client.ConnectAsync("ml-miner");

        var incident = await client.IncidentAsync();

        Json.Text(incident, "content", "type").ShouldBe("workloadMLRuntimeDetection");
        incident["content"]!.AsObject().ContainsKey("ruleName").ShouldBeFalse();
        incident["content"]!.AsObject().ContainsKey("fields").ShouldBeFalse();
        var action = Json.Items(incident, "actions").ShouldHaveSingleItem();
        Json.Text(action, "type").ShouldBe("container_killed");
        Json.Text(action, "isSuccessful").ShouldBe("true");
    }

    [Fact]
    public async Task A_cloud_event_has_no_workload()
    {
        await using var client = await Client.ConnectAsync("cloud-key");

        var incident = await client.IncidentAsync();

        incident["labels"]!.AsObject().ShouldAllBe(l => !l.Key.StartsWith("kubernetes.") && !l.Key.StartsWith("host."));
        Json.Text(incident, "content", "fields", "ct.user").ShouldBe("ci-deploy");
    }

    [Theory]
    [InlineData("reverse-shell", "KILL_PROCESS", "day-shift-3", 80)]
    [InlineData("pvc-ransomware", "ROLLOUT_RESTART", "night-desk", 345)]
    [InlineData("dropped-binary", "DELETE_POD", "anna", 250)]
    public async Task Somebody_else_acts_at_the_same_time(string scenario, string action, string caller, int after)
    {
        await using var client = await Client.ConnectAsync(scenario);
        var before = await client.DocumentAsync("list_response_action_executions");

        client.Pass(after);
        var executions = await client.DocumentAsync("list_response_action_executions");

        Json.Items(before, "data").Select(e => Json.Text(e, "callerId")).ShouldNotContain(caller);
        var other = Json.Items(executions, "data").First(e => Json.Text(e, "callerId") == caller);
        Json.Text(other, "actionType").ShouldBe(action);
        Json.Text(other, "status").ShouldBe("COMPLETED");
    }

    [Theory]
    [InlineData("nothing-works", "kubectl get pods -n payments -o json", "(Forbidden)")]
    [InlineData("container-escape", "kubectl get leases -n kube-system -o json", "(Forbidden)")]
    [InlineData("cloud-key", "aws iam list-policies --output json", "(AccessDenied)")]
    [InlineData("nothing-works", "aws sts get-caller-identity --output json", "Unable to locate credentials")]
    public async Task A_probe_is_forbidden(string scenario, string line, string error)
    {
        await using var client = await Client.ConnectAsync(scenario);

        var exited = await client.RunAsync(line);

        exited.Code.ShouldNotBe(0);
        exited.Error.ShouldContain(error);
    }

    private static async Task<string> RefusedAsync(Client client, string action)
    {
        var parameters = EventParameters.Of(action, await client.IncidentAsync());
        return await client.ErrorAsync(
            "submit_response_action",
            $$"""{"action_type":"{{action}}","parameters":{{parameters}}}"""
        );
    }
}
