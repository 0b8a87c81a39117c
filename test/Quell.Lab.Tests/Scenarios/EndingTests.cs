using System.Text.Json.Nodes;
using Quell.Lab.World;

namespace Quell.Lab.Tests.Scenarios;

/// <summary>What <c>docs/guide/scenarios.md</c> tells about each scenario: which choice is quiet, and which one is not.</summary>
public sealed class EndingTests
{
    // How long the watch looks, after the action has had its time.
    private const int Window = 300;

    [Theory]
    [InlineData("cryptominer", "KILL_PROCESS")]
    [InlineData("cryptominer", "PAUSE_CONTAINER")]
    [InlineData("cryptominer", "ISOLATE_NETWORK")]
    [InlineData("reverse-shell", "ISOLATE_NETWORK")]
    [InlineData("imds-theft", "ISOLATE_NETWORK")]
    [InlineData("container-escape", "KILL_PROCESS")]
    [InlineData("container-escape", "PAUSE_CONTAINER")]
    [InlineData("exfiltration", "KILL_PROCESS")]
    [InlineData("exfiltration", "PAUSE_CONTAINER")]
    [InlineData("exec-lateral", "DELETE_POD")]
    [InlineData("exec-lateral", "ROLLOUT_RESTART")]
    [InlineData("ml-miner", "ISOLATE_NETWORK")]
    [InlineData("cloud-key", "IAM_QUARANTINE")]
    public async Task What_helps_is_quiet_for_the_whole_window(string scenario, string action)
    {
        await using var client = await Client.ConnectAsync(scenario);

        var (fired, seen) = await ActAsync(client, action);

        fired.ShouldBe(0);
        seen.ShouldNotBe(false);
    }

    [Theory]
    [InlineData("cryptominer", "KILL_CONTAINER")]
    [InlineData("cryptominer", "DELETE_POD")]
    [InlineData("cryptominer", "ROLLOUT_RESTART")]
    [InlineData("reverse-shell", "KILL_PROCESS")]
    [InlineData("reverse-shell", "PAUSE_CONTAINER")]
    [InlineData("reverse-shell", "KILL_CONTAINER")]
    [InlineData("reverse-shell", "DELETE_POD")]
    [InlineData("reverse-shell", "ROLLOUT_RESTART")]
    [InlineData("imds-theft", "KILL_PROCESS")]
    [InlineData("imds-theft", "PAUSE_CONTAINER")]
    [InlineData("imds-theft", "DELETE_POD")]
    [InlineData("container-escape", "DELETE_POD")]
    [InlineData("container-escape", "ROLLOUT_RESTART")]
    [InlineData("container-escape", "ISOLATE_NETWORK")]
    [InlineData("dropped-binary", "KILL_PROCESS")]
    [InlineData("exfiltration", "ISOLATE_NETWORK")]
    [InlineData("exfiltration", "KILL_CONTAINER")]
    [InlineData("exec-lateral", "ISOLATE_NETWORK")]
    [InlineData("exec-lateral", "KILL_PROCESS")]
    [InlineData("exec-lateral", "PAUSE_CONTAINER")]
    [InlineData("pvc-ransomware", "ISOLATE_NETWORK")]
    [InlineData("pvc-ransomware", "KILL_CONTAINER")]
    [InlineData("pvc-ransomware", "DELETE_POD")]
    [InlineData("ml-miner", "DELETE_POD")]
    [InlineData("cloud-key", "FETCH_CLOUD_LOGS")]
    public async Task What_only_looks_like_help_fires_again_under_a_new_id(string scenario, string action)
    {
        await using var client = await Client.ConnectAsync(scenario);

        var (fired, _) = await ActAsync(client, action);

        fired.ShouldBePositive();
    }

    [Theory]
    [InlineData("PAUSE_CONTAINER")]
    [InlineData("KILL_PROCESS")]
    public async Task In_pvc_ransomware_a_stopped_encryptor_stays_stopped_until_a_colleague_restarts_the_workload(
        string action
    )
    {
        await using var client = await Client.ConnectAsync("pvc-ransomware");
        var incident = await client.IncidentAsync();
        await client.SubmitAsync(action, Parameters(action, incident));
        client.Pass(10);
        var fired = (await client.LikeAsync(incident)).Count;

        client.Pass(285);
        var quiet = (await client.LikeAsync(incident)).Count;
        client.Pass(250);

        quiet.ShouldBe(fired);
        (await client.LikeAsync(incident)).Count.ShouldBeGreaterThan(quiet);
        (await client.DocumentAsync("list_response_action_executions", "{}"))["data"]!
            .AsArray()
            .Select(e => Json.Text(e!["callerId"]))
            .ShouldContain("night-desk");
    }

    [Theory]
    [InlineData("PAUSE_CONTAINER")]
    [InlineData("DELETE_POD")]
    public async Task In_dropped_binary_the_Pod_is_gone_before_the_window_ends(string action)
    {
        await using var client = await Client.ConnectAsync("dropped-binary");

        var (fired, seen) = await ActAsync(client, action);

        fired.ShouldBe(0);
        seen.ShouldBe(false);
    }

    [Fact]
    public async Task In_reverse_shell_a_colleague_ends_the_shell_before_a_second_yes_can()
    {
        await using var client = await Client.ConnectAsync("reverse-shell");
        var incident = await client.IncidentAsync();
        client.Pass(85);

        var id = await client.SubmitAsync("KILL_PROCESS", Parameters("KILL_PROCESS", incident));
        client.Pass(10);

        (await client.StatusAsync(id))["failure"]!["logMessage"]!.GetValue<string>().ShouldContain("no such process");
        (await client.DocumentAsync("list_response_action_executions", "{}"))["data"]!
            .AsArray()
            .Select(e => Json.Text(e!["callerId"]))
            .ShouldContain("day-shift-3");
    }

    [Fact]
    public async Task In_reverse_shell_the_probe_starts_another_container_after_three_failures()
    {
        await using var client = await Client.ConnectAsync("reverse-shell");
        var incident = await client.IncidentAsync();
        await client.SubmitAsync("PAUSE_CONTAINER", Parameters("PAUSE_CONTAINER", incident));

        client.Pass(30);
        var frozen = await StatusAsync(client);
        client.Pass(15);
        var again = await StatusAsync(client);
        client.Pass(120);
        var shell = (await client.LikeAsync(incident))[0];

        Json.Text(frozen, "containerID").ShouldStartWith("containerd://c71e05b8d3f2");
        Json.Text(frozen, "restartCount").ShouldBe("0");
        Json.Text(again, "restartCount").ShouldBe("1");
        Json.Text(again, "containerID")
            .ShouldStartWith("containerd://" + Json.Text(shell, "content", "fields", "container.id"));
    }

    [Fact]
    public async Task An_unpause_in_time_keeps_the_container_and_one_too_late_finds_none()
    {
        await using var client = await Client.ConnectAsync("reverse-shell");
        var incident = await client.IncidentAsync();
        var early = await client.SubmitAsync("PAUSE_CONTAINER", Parameters("PAUSE_CONTAINER", incident));
        client.Pass(10);
        await client.DocumentAsync("undo_response_action", $$"""{"action_execution_id":"{{early}}"}""");
        client.Pass(10);
        var late = await client.SubmitAsync("PAUSE_CONTAINER", Parameters("PAUSE_CONTAINER", incident));
        client.Pass(60);

        var undo = await client.DocumentAsync("undo_response_action", $$"""{"action_execution_id":"{{late}}"}""");
        client.Pass(10);

        (await client.StatusAsync(late))["status"]!.GetValue<string>().ShouldBe("COMPLETED");
        (await client.StatusAsync(Json.Text(undo, "id")))["status"]!.GetValue<string>().ShouldBe("FAILED");
    }

    [Fact]
    public async Task In_imds_theft_the_stolen_role_goes_on_until_it_is_quarantined()
    {
        await using var client = await Client.ConnectAsync("imds-theft");
        var incident = await client.IncidentAsync();
        await client.SubmitAsync("ISOLATE_NETWORK", Parameters("ISOLATE_NETWORK", incident));
        client.Pass(60);
        var used = (await client.EventsOfAsync("Pod role used outside of the cluster")).Count;
        client.Pass(240);
        var still = (await client.EventsOfAsync("Pod role used outside of the cluster")).Count;

        await client.SubmitAsync(
            "IAM_QUARANTINE",
            """{"cloudProvider.name":"aws","cloudProvider.account.id":"333344445555","ct.user":"media-thumbnailer","ct.user.identitytype":"Role"}"""
        );
        client.Pass(60);
        var last = (await client.EventsOfAsync("Pod role used outside of the cluster")).Count;
        client.Pass(300);

        still.ShouldBeGreaterThan(used);
        (await client.EventsOfAsync("Pod role used outside of the cluster")).Count.ShouldBe(last);
    }

    [Fact]
    public async Task In_container_escape_a_restart_replaces_nothing_because_the_DaemonSet_waits_for_deletions()
    {
        await using var client = await Client.ConnectAsync("container-escape");
        var incident = await client.IncidentAsync();
        await client.SubmitAsync("ROLLOUT_RESTART", Parameters("ROLLOUT_RESTART", incident));
        client.Pass(60);

        var pod = await client.ReadAsync("kubectl get pod node-probe-q7x2m -n monitoring -o json");

        Json.Text(Json.Items(pod, "status", "containerStatuses").Single(), "containerID")
            .ShouldStartWith("containerd://9ab4c6e01f7d");
    }

    /// <summary>Fired events of the incident's kind that are younger than the action, and whether its workload is still seen.</summary>
    private static async Task<(int Fired, bool? Seen)> ActAsync(Client client, string action)
    {
        var incident = await client.IncidentAsync();
        var id = await client.SubmitAsync(action, Parameters(action, incident));
        client.Pass(120);
        (await client.StatusAsync(id))["status"]!.GetValue<string>().ShouldBe("COMPLETED");
        var before = (await client.LikeAsync(incident)).Select(e => Json.Text(e, "id")).ToHashSet();
        var start = await LastSeenAsync(client, incident);
        client.Pass(Window);
        var fired = (await client.LikeAsync(incident)).Count(e => !before.Contains(Json.Text(e, "id")));
        var end = await LastSeenAsync(client, incident);
        var hasWorkload = Json.Text(incident, "labels", "kubernetes.workload.name").Length > 0;
        return (fired, hasWorkload ? string.CompareOrdinal(end, start) > 0 : null);
    }

    private static async Task<string?> LastSeenAsync(Client client, JsonObject incident)
    {
        var workload = Json.Text(incident, "labels", "kubernetes.workload.name");
        var answer = await client.QueryAsync(
            $"MATCH KubeWorkload AS w WHERE w.name = '{workload}' RETURN w.lastSeen AS s"
        );
        return Json.Items(answer, "items").Select(i => Json.Text(i, "s")).FirstOrDefault();
    }

    private static async Task<JsonObject> StatusAsync(Client client)
    {
        var pod = await client.ReadAsync("kubectl get pod warehouse-1 -n reporting -o json");
        return Json.Items(pod, "status", "containerStatuses").Single();
    }

    private static string Parameters(string action, JsonObject incident) => EventParameters.Of(action, incident);
}
