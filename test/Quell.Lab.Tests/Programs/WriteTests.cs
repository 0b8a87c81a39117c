using System.Text;
using Quell.Lab.World;
using Quell.Runbook.Ports;

namespace Quell.Lab.Tests.Programs;

public sealed class WriteTests
{
    private const string In = "-n shop --context prod-eu-1";

    [Theory]
    [InlineData("scale deployment checkout --replicas=0", "deployment.apps/checkout scaled", 0)]
    [InlineData("scale deployment checkout --replicas 5 --current-replicas 3", "deployment.apps/checkout scaled", 5)]
    [InlineData("rollout restart deployment/checkout", "deployment.apps/checkout restarted", 3)]
    [InlineData(
        "patch deployment checkout --type strategic -p {\"spec\":{\"template\":{\"spec\":{\"serviceAccountName\":\"none\"}}}}",
        "deployment.apps/checkout patched",
        3
    )]
    public async Task The_Pods_follow_their_workload(string line, string printed, int pods)
    {
        await using var client = await Client.ConnectAsync();

        var exited = await client.RunAsync($"kubectl {line} {In}");

        exited.Code.ShouldBe(0, exited.Error);
        Text(exited).ShouldBe(printed + "\n");
        var now = await client.ReadAsync($"kubectl get pods -l app=checkout {In} -o json");
        Json.Items(now, "items").Count().ShouldBe(pods);
        var slice = await client.ReadAsync(
            $"kubectl get endpointslices -l kubernetes.io/service-name=checkout {In} -o json"
        );
        Json.Items(Json.Items(slice, "items").Single(), "endpoints").Count().ShouldBe(pods);
        var renewed = !line.StartsWith("scale", StringComparison.Ordinal);
        Json.Items(now, "items")
            .Select(p => Json.Text(p, "metadata", "name"))
            .Contains("checkout-7c9d8f6b5c-x2lqp")
            .ShouldBe(!renewed && pods > 0);
    }

    [Fact]
    public async Task A_label_takes_a_Pod_out_of_its_Service_and_its_controller_makes_another()
    {
        await using var client = await Client.ConnectAsync();

        var refused = await client.RunAsync($"kubectl label pod checkout-7c9d8f6b5c-x2lqp app=quarantined {In}");
        var labelled = await client.RunAsync(
            $"kubectl label pod checkout-7c9d8f6b5c-x2lqp app=quarantined --overwrite {In}"
        );

        refused.Error.ShouldContain("already has a value (checkout), and --overwrite is false");
        Text(labelled).ShouldBe("pod/checkout-7c9d8f6b5c-x2lqp labeled\n");
        var slice = await client.ReadAsync(
            $"kubectl get endpointslices -l kubernetes.io/service-name=checkout {In} -o json"
        );
        var serving = Json.Items(Json.Items(slice, "items").Single(), "endpoints")
            .Select(e => Json.Text(e, "targetRef", "name"))
            .ToList();
        serving.Count.ShouldBe(3);
        serving.ShouldNotContain("checkout-7c9d8f6b5c-x2lqp");
        var freed = await client.ReadAsync($"kubectl get pod checkout-7c9d8f6b5c-x2lqp {In} -o json");
        Json.Items(freed, "metadata", "ownerReferences").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_JSON_patch_tests_before_it_changes()
    {
        const string Patch =
            """[{"op":"test","path":"/spec/replicas","value":REPLICAS},{"op":"replace","path":"/spec/replicas","value":2}]""";
        await using var client = await Client.ConnectAsync();

        var wrong = await client.RunAsync(
            $"kubectl patch deployment checkout --type json -p {Patch.Replace("REPLICAS", "9")} {In}"
        );
        var right = await client.RunAsync(
            $"kubectl patch deployment checkout --type json -p {Patch.Replace("REPLICAS", "3")} {In}"
        );

        wrong.Code.ShouldBe(1);
        right.Code.ShouldBe(0, right.Error);
        var deployment = await client.ReadAsync($"kubectl get deployment checkout {In} -o json");
        Json.Text(deployment, "spec", "replicas").ShouldBe("2");
        Json.Text(deployment, "status", "readyReplicas").ShouldBe("2");
    }

    [Fact]
    public async Task A_rehearsal_changes_nothing_and_a_forbidden_write_neither()
    {
        await using var client = await Client.ConnectAsync();
        await using var visitor = await Client.ConnectAsync("nothing-works");

        var rehearsed = await client.RunAsync($"kubectl scale deployment checkout --replicas=0 --dry-run=server {In}");
        var forbidden = await visitor.RunAsync(
            "kubectl scale statefulset ledger --replicas=0 -n payments --context edge-us-2"
        );

        Text(rehearsed).ShouldBe("deployment.apps/checkout scaled (server dry run)\n");
        forbidden.Error.ShouldContain("(Forbidden)");
        var deployment = await client.ReadAsync($"kubectl get deployment checkout {In} -o json");
        Json.Text(deployment, "spec", "replicas").ShouldBe("3");
    }

    [Fact]
    public async Task An_isolating_policy_is_deleted_by_its_name()
    {
        await using var client = await Client.ConnectAsync("exfiltration");

        var gone = await client.RunAsync("kubectl delete networkpolicy https-out -n crm --context crm-north-admin");
        var again = await client.RunAsync("kubectl delete networkpolicy https-out -n crm --context crm-north-admin");

        Text(gone).ShouldBe("networkpolicy.networking.k8s.io \"https-out\" deleted\n");
        again.Error.ShouldContain("(NotFound)");
    }

    [Fact]
    public async Task A_key_is_switched_off_and_a_role_loses_a_policy()
    {
        await using var client = await Client.ConnectAsync("cloud-key");

        var off = await client.RunAsync(
            "aws iam update-access-key --user-name ci-deploy --access-key-id AKIAEXAMPLELEAKEDKEY --status Inactive --output json"
        );
        var detached = await client.RunAsync(
            "aws iam detach-role-policy --role-name shop-deploy --policy-arn arn:aws:iam::aws:policy/AdministratorAccess --output json"
        );
        var unknown = await client.RunAsync(
            "aws iam delete-access-key --user-name ci-deploy --access-key-id AKIANONE --output json"
        );

        (off.Code, Text(off)).ShouldBe((0, string.Empty), off.Error);
        detached.Code.ShouldBe(0, detached.Error);
        unknown.Error.ShouldContain("(NoSuchEntity) when calling the DeleteAccessKey operation");
        var keys = await client.ReadAsync("aws iam list-access-keys --user-name ci-deploy --output json");
        Json.Text(Json.Items(keys, "AccessKeyMetadata").Single(), "Status").ShouldBe("Inactive");
        var attached = await client.ReadAsync(
            "aws iam list-attached-role-policies --role-name shop-deploy --output json"
        );
        attached["AttachedPolicies"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_trigger_may_name_a_write_and_the_tenant_does_not_list_it()
    {
        await using var client = await Client.ConnectWithAsync(
            """
            streams:
              - stream: noise
                every: 10s
                from: -30s
                uses: [plain]
                stops: [{ action: kubectl scale, where: { kind: deployment, name: web, replicas: "0" } }]
            cluster:
              name: c1
              objects:
                - apiVersion: apps/v1
                  kind: Deployment
                  metadata: { name: web, namespace: shop }
                  spec: { selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web, image: "web:1" }] } } }
            """
        );
        await client.RunAsync("kubectl scale deployment web --replicas=0 -n shop --context c1");
        client.Pass(5);
        var fired = (await client.EventsOfAsync("Noise")).Count;
        client.Pass(100);

        (await client.EventsOfAsync("Noise")).Count.ShouldBe(fired);
        (await client.DocumentAsync("list_response_action_executions"))["data"]!.AsArray().ShouldBeEmpty();
        client.Remembered!.ToJson().ShouldContain("--replicas=0");
    }

    [Fact]
    public async Task A_write_is_remembered_by_the_next_process()
    {
        await using var first = await Client.ConnectAsync();
        await first.RunAsync($"kubectl scale deployment checkout --replicas=0 {In}");
        var memory = TenantMemory.Parse(first.Remembered!.ToJson());

        await using var second = await Client.ConnectAsync(Script.Embedded("cryptominer"), first.Clock, memory);

        var deployment = await second.ReadAsync($"kubectl get deployment checkout {In} -o json");
        Json.Text(deployment, "spec", "replicas").ShouldBe("0");
    }

    private static string Text(ProgramOutcome.Exited exited) => Encoding.UTF8.GetString(exited.Output.Span);
}
