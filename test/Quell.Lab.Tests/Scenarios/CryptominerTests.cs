using System.Globalization;
using System.Text.Json.Nodes;

namespace Quell.Lab.Tests.Scenarios;

/// <summary>The incident as a responder meets it: what each choice leads to.</summary>
public sealed class CryptominerTests
{
    private const string Rule = "Detect crypto miners using the Stratum protocol";
    private const string Life = "Ledger rotation in payment workload";
    private const string Host = "5e1b7c0a9f3d42e68b07d1c45fa2963e8c7d0b1f2a3948576d6c5b4a39281706";
    private const string Container = $$"""{"host.id":"{{Host}}","container.id":"4b1f0c9ad7e2"}""";
    private const string Pod =
        """{"kubernetes.cluster.name":"prod-eu-1","kubernetes.namespace.name":"shop","kubernetes.pod.name":"checkout-7c9d8f6b5c-x2lqp"}""";

    private const string Workload =
        """{"kubernetes.cluster.name":"prod-eu-1","kubernetes.namespace.name":"shop","kubernetes.workload.type":"deployment","kubernetes.workload.name":"checkout"}""";

    [Fact]
    public async Task Left_alone_the_miner_fires_every_45_seconds()
    {
        await using var client = await Client.ConnectAsync();
        var before = (await client.EventsOfAsync(Rule)).Count;

        client.Pass(450);

        (await client.EventsOfAsync(Rule)).Count.ShouldBe(before + 10);
    }

    [Theory]
    [InlineData("KILL_PROCESS", $$"""{"host.id":"{{Host}}","process.id":4823,"startTime":-1}""")]
    [InlineData("PAUSE_CONTAINER", Container)]
    [InlineData("ISOLATE_NETWORK", Workload)]
    public async Task What_cuts_the_miner_off_ends_it_and_the_workload_lives_on(string action, string parameters)
    {
        await using var client = await Client.ConnectAsync();
        await client.SubmitAsync(action, parameters);
        client.Pass(10);
        var fired = (await client.EventsOfAsync(Rule)).Count;
        var alive = (await client.EventsOfAsync(Life)).Count;
        var seen = await LastSeenAsync(client);

        client.Pass(300);

        (await client.EventsOfAsync(Rule)).Count.ShouldBe(fired);
        (await client.EventsOfAsync(Life)).Count.ShouldBeGreaterThan(alive + 4);
        string.CompareOrdinal(await LastSeenAsync(client), seen).ShouldBePositive();
    }

    [Theory]
    [InlineData("KILL_CONTAINER", Container, false)]
    [InlineData("STOP_CONTAINER", Container, false)]
    [InlineData("DELETE_POD", Pod, true)]
    [InlineData("ROLLOUT_RESTART", Workload, true)]
    public async Task What_only_replaces_it_brings_another_miner(string action, string parameters, bool newPod)
    {
        await using var client = await Client.ConnectAsync();
        await client.SubmitAsync(action, parameters);
        client.Pass(50);
        var fired = (await client.EventsOfAsync(Rule)).Count;

        client.Pass(250);

        var again = await client.EventsOfAsync(Rule);
        again.Count.ShouldBeGreaterThan(fired);
        var latest = again[0];
        Field(latest, "container.id").ShouldMatch("^[0-9a-f]{12}$");
        Field(latest, "container.id").ShouldNotBe("4b1f0c9ad7e2");
        Field(latest, "proc.pid").ShouldNotBe("4823");
        (Label(latest, "kubernetes.pod.name") != "checkout-7c9d8f6b5c-x2lqp").ShouldBe(newPod);
        Label(latest, "kubernetes.workload.name").ShouldBe("checkout");
    }

    [Fact]
    public async Task The_replacement_can_be_stopped_by_its_own_ids_and_no_longer_by_the_old_ones()
    {
        await using var client = await Client.ConnectAsync();
        await client.SubmitAsync("KILL_CONTAINER", Container);
        client.Pass(200);
        var replacement = (await client.EventsOfAsync(Rule))[0];

        var old = await client.SubmitAsync("PAUSE_CONTAINER", Container);
        var own = await client.SubmitAsync(
            "PAUSE_CONTAINER",
            $$"""{"host.id":"{{Host}}","container.id":"{{Field(replacement, "container.id")}}"}"""
        );
        client.Pass(10);
        var fired = (await client.EventsOfAsync(Rule)).Count;
        client.Pass(300);

        (await client.StatusAsync(old))["status"]!.GetValue<string>().ShouldBe("FAILED");
        (await client.StatusAsync(own))["status"]!.GetValue<string>().ShouldBe("COMPLETED");
        (await client.EventsOfAsync(Rule)).Count.ShouldBe(fired);
    }

    [Fact]
    public async Task Undoing_the_containment_lets_the_miner_go_on()
    {
        await using var client = await Client.ConnectAsync();
        var paused = await client.SubmitAsync("PAUSE_CONTAINER", Container);
        client.Pass(200);
        var fired = (await client.EventsOfAsync(Rule)).Count;

        await client.DocumentAsync("undo_response_action", $$"""{"action_execution_id":"{{paused}}"}""");
        client.Pass(200);

        (await client.EventsOfAsync(Rule)).Count.ShouldBeGreaterThan(fired);
    }

    [Fact]
    public async Task Evidence_ends_with_the_container()
    {
        const string File =
            $$"""{"host.id":"{{Host}}","path.absolute":"/tmp/.x/kworkerds","container.id":"4b1f0c9ad7e2"}""";
        await using var client = await Client.ConnectAsync();
        var early = await client.SubmitAsync("FILE_ACQUIRE", File);
        client.Pass(20);
        await client.SubmitAsync("KILL_CONTAINER", Container);
        client.Pass(20);

        var late = await client.SubmitAsync("FILE_ACQUIRE", File);
        client.Pass(20);

        (await client.StatusAsync(early))["outputs"]!["download_url"]!
            .GetValue<string>()
            .ShouldContain("X-Amz-Signature=");
        (await client.StatusAsync(late))["status"]!.GetValue<string>().ShouldBe("FAILED");
    }

    [Theory]
    [InlineData(
        "MATCH KubeWorkload AS w WHERE w.name = 'checkout' AND w.namespaceName = 'shop' AND w.clusterName = 'prod-eu-1'"
            + " RETURN w.type AS t, w.isExposed AS e LIMIT 5;",
        """[{"t":"Deployment","e":true}]"""
    )]
    [InlineData(
        "MATCH KubeWorkload AS w WHERE w.namespaceName = 'shop' RETURN w.name AS n, w.isExposed AS e ORDER BY n LIMIT 50;",
        """[{"n":"checkout","e":true},{"n":"orders-db","e":false},{"n":"storefront","e":true}]"""
    )]
    [InlineData(
        "MATCH KubeWorkload AS w HAS Container AS c RUNS Image AS i AFFECTED_BY Vulnerability AS v WHERE w.name ="
            + " 'checkout' AND v.inUse = true AND v.severity IN ['Critical','High'] RETURN DISTINCT v.name AS cve,"
            + " v.hasExploit AS exploit LIMIT 25;",
        """[{"cve":"CVE-2021-44228","exploit":true},{"cve":"CVE-2023-44487","exploit":false}]"""
    )]
    [InlineData(
        "MATCH KubeServiceAccount AS s HAS KubeRoleBinding AS b HAS KubeClusterRole AS r WHERE s.clusterName ="
            + " 'prod-eu-1' AND s.namespaceName = 'shop' RETURN s.name AS sa, b.name AS binding, r.name AS role LIMIT 50;",
        """[{"sa":"checkout","binding":"checkout-config","role":"config-reader"}]"""
    )]
    [InlineData(
        "MATCH KubeWorkload AS w HAS KubePod AS p WHERE w.name = 'checkout' RETURN count(p) AS pods",
        """[{"pods":3}]"""
    )]
    [InlineData(
        "MATCH AWSAccount AS a HAS Host AS h RETURN a.id AS account, count(h) AS hosts",
        """[{"account":"111122223333","hosts":2}]"""
    )]
    public async Task The_graph_follows_from_the_manifests(string query, string items)
    {
        await using var client = await Client.ConnectAsync();

        var answer = await client.QueryAsync(query);

        answer["items"]!.ToJsonString().ShouldBe(items);
        answer["summary"]!["fetched_items_count"]!.GetValue<int>().ShouldBe(answer["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_rejected_query_is_an_error_and_not_an_empty_answer()
    {
        await using var client = await Client.ConnectAsync();

        var error = await client.ErrorAsync("run_sysql", """{"sysql_query":"MATCH KubeService AS s RETURN s"}""");

        error.ShouldStartWith(
            """SysQL query failed: status code: 400, response: {"type":"bad_request","message":"unknown entity type"""
        );
    }

    [Fact]
    public async Task A_deleted_Pod_is_replaced_in_the_graph_by_the_one_that_the_events_name()
    {
        await using var client = await Client.ConnectAsync();
        await client.SubmitAsync("DELETE_POD", Pod);
        client.Pass(300);

        var pods = await client.QueryAsync("MATCH KubePod AS p WHERE p.name CONTAINS 'checkout' RETURN p.name AS n");
        var latest = (await client.EventsOfAsync(Rule))[0];

        pods["items"]!
            .AsArray()
            .Select(p => p!["n"]!.GetValue<string>())
            .ShouldContain(Label(latest, "kubernetes.pod.name"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(13)]
    [InlineData(19)]
    public async Task Twenty_seconds_show_a_living_workload_whenever_they_begin(int passed)
    {
        await using var client = await Client.ConnectAsync();
        client.Pass(passed);
        var began = client
            .Clock.GetUtcNow()
            .UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

        client.Pass(20);

        string.CompareOrdinal(await LastSeenAsync(client), began).ShouldBePositive();
    }

    private static async Task<string> LastSeenAsync(Client client)
    {
        var answer = await client.QueryAsync(
            "MATCH KubeWorkload AS w WHERE w.name = 'checkout' RETURN w.lastSeen AS s"
        );
        return answer["items"]![0]!["s"]!.GetValue<string>();
    }

    private static string Field(JsonObject e, string name) => e["content"]!["fields"]![name]!.GetValue<string>();

    private static string Label(JsonObject e, string name) => e["labels"]![name]!.GetValue<string>();
}
