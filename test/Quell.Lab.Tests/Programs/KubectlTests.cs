using System.Text;
using System.Text.Json.Nodes;
using Quell.Lab.World;
using Quell.Runbook.Ports;

namespace Quell.Lab.Tests.Programs;

public sealed class KubectlTests
{
    private const string In = "--context prod-eu-1 -n shop --request-timeout 20s";

    [Fact]
    public async Task One_object_is_printed_as_itself_and_several_as_a_list()
    {
        await using var client = await Client.ConnectAsync();

        var one = await client.ReadAsync($"kubectl get deployment checkout {In} -o json");
        var all = await client.ReadAsync($"kubectl get deployments,pdb {In} -o json");

        Json.Text(one, "kind").ShouldBe("Deployment");
        Json.Text(one, "apiVersion").ShouldBe("apps/v1");
        Json.Text(all, "kind").ShouldBe("List");
        Json.Items(all, "items").Select(i => Json.Text(i, "kind")).ShouldContain("PodDisruptionBudget");
        Json.Items(all, "items").Select(i => Json.Text(i, "metadata", "namespace")).Distinct().ShouldBe(["shop"]);
    }

    [Fact]
    public async Task Owner_references_lead_from_the_Pod_to_the_Deployment_by_uid()
    {
        await using var client = await Client.ConnectAsync();
        var pod = await client.ReadAsync($"kubectl get pod checkout-7c9d8f6b5c-x2lqp {In} -o json");
        var owner = Json.Items(pod, "metadata", "ownerReferences").ShouldHaveSingleItem();

        var set = await client.ReadAsync($"kubectl get replicaset {Json.Text(owner, "name")} {In} -o json");
        var above = Json.Items(set, "metadata", "ownerReferences").ShouldHaveSingleItem();
        var deployment = await client.ReadAsync(
            $"kubectl get {Json.Text(above, "kind").ToLowerInvariant()} {Json.Text(above, "name")} {In} -o json"
        );

        Json.Text(set, "metadata", "uid").ShouldBe(Json.Text(owner, "uid"));
        Json.Text(deployment, "metadata", "uid").ShouldBe(Json.Text(above, "uid"));
        Json.Text(deployment, "metadata", "uid").ShouldBe("8f1d2c3b-4a59-4687-b6c5-d4e3f2a1b0c9");
    }

    [Fact]
    public async Task What_a_manifest_leaves_out_of_a_Pod_is_there_as_in_a_live_one()
    {
        await using var client = await Client.ConnectAsync();

        var pod = await client.ReadAsync($"kubectl get pod checkout-7c9d8f6b5c-x2lqp {In} -o json");

        Json.Text(pod, "spec", "restartPolicy").ShouldBe("Always");
        Json.Text(pod, "spec", "terminationGracePeriodSeconds").ShouldBe("30");
        Json.Text(Json.Items(pod, "spec", "containers").Single(), "image").ShouldContain("checkout:2.14.3");
        Json.Text(Json.Items(pod, "spec", "containers").Single(), "livenessProbe", "timeoutSeconds").ShouldBe("1");
        Json.Items(pod, "spec", "volumes")
            .Select(v => Json.Text(v, "name"))
            .ShouldContain(name => name.StartsWith("kube-api-access-"));
        Json.Text(pod, "status", "podIP").ShouldBe("10.0.41.90");
        Json.Text(pod, "status", "hostIP").ShouldBe("10.0.41.17");
        var status = Json.Items(pod, "status", "containerStatuses").ShouldHaveSingleItem();
        Json.Text(status, "containerID").ShouldStartWith("containerd://4b1f0c9ad7e2");
        Json.Text(pod, "metadata", "creationTimestamp").ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$");
    }

    [Fact]
    public async Task Replicas_that_no_manifest_describes_are_made_by_their_controllers()
    {
        await using var client = await Client.ConnectAsync();

        var front = await client.ReadAsync($"kubectl get pods -l app=storefront {In} -o json");
        var database = await client.ReadAsync($"kubectl get pod orders-db-0 {In} -o json");

        Json.Items(front, "items").Count().ShouldBe(2);
        // The one that an event names.
        Json.Items(front, "items")
            .Select(p => Json.Text(p, "metadata", "name"))
            .ShouldContain("storefront-5f6c77d9b8-9zkdm");
        Json.Text(Json.Items(database, "metadata", "ownerReferences").Single(), "kind").ShouldBe("StatefulSet");
    }

    [Fact]
    public async Task A_Service_has_the_ready_Pods_that_it_selects_as_endpoints()
    {
        await using var client = await Client.ConnectAsync();

        var slices = await client.ReadAsync(
            $"kubectl get endpointslices -l kubernetes.io/service-name=checkout {In} -o json"
        );

        var slice = Json.Items(slices, "items").ShouldHaveSingleItem();
        Json.Items(slice, "endpoints")
            .Select(e => Json.Text(e, "targetRef", "name"))
            .ShouldBe(["checkout-7c9d8f6b5c-h8vtn", "checkout-7c9d8f6b5c-m4dsk", "checkout-7c9d8f6b5c-x2lqp"]);
        Json.Items(slice, "endpoints").Select(e => Json.Text(e, "conditions", "ready")).Distinct().ShouldBe(["true"]);
        Json.Text(Json.Items(slice, "ports").Single(), "port").ShouldBe("8080");
    }

    [Theory]
    [InlineData(
        "-A --field-selector spec.nodeName=ip-10-0-41-17.eu-west-1.compute.internal",
        "checkout-7c9d8f6b5c-x2lqp"
    )]
    [InlineData("-n shop --field-selector spec.serviceAccountName=checkout", "checkout-7c9d8f6b5c-m4dsk")]
    [InlineData("-n shop --field-selector=metadata.name=checkout-7c9d8f6b5c-h8vtn", "checkout-7c9d8f6b5c-h8vtn")]
    [InlineData("-n shop -l app=checkout,pod-template-hash", "checkout-7c9d8f6b5c-h8vtn")]
    public async Task Pods_are_selected_by_fields_and_labels(string selection, string name)
    {
        await using var client = await Client.ConnectAsync();

        var pods = await client.ReadAsync($"kubectl get pods {selection} --context=prod-eu-1 -o json");

        Json.Items(pods, "items").Select(p => Json.Text(p, "metadata", "name")).ShouldContain(name);
        Json.Items(pods, "items").Select(p => Json.Text(p, "metadata", "name")).ShouldNotContain("orders-db-0");
    }

    [Theory]
    [InlineData("get pod nope -n shop -o json", "Error from server (NotFound): pods \"nope\" not found")]
    [InlineData("get deploy nope -n shop -o json", "Error from server (NotFound): deployments.apps \"nope\" not found")]
    [InlineData(
        "get scaledobjects.keda.sh -n shop -o json",
        "error: the server doesn't have a resource type \"scaledobjects.keda.sh\""
    )]
    [InlineData("get pods -n shop --watch", "error: unknown flag: --watch")]
    [InlineData(
        "get pods -n shop -o jsonpath={.items}",
        "error: the simulated kubectl prints json, yaml, name and tables"
    )]
    [InlineData("get pods -n shop --field-selector spec.priority=1", "field label not supported: spec.priority")]
    public async Task Errors_have_kubectls_words_and_its_exit_code(string line, string error)
    {
        await using var client = await Client.ConnectAsync();

        var exited = await client.RunAsync($"kubectl {line} --context prod-eu-1");

        exited.Code.ShouldBe(1);
        exited.Error.ShouldContain(error);
    }

    [Fact]
    public async Task Another_context_does_not_exist_and_the_current_one_is_the_clusters()
    {
        await using var client = await Client.ConnectAsync();

        var wrong = await client.RunAsync("kubectl get pods -n shop --context staging -o json");
        var current = await client.RunAsync("kubectl config current-context");

        wrong.ShouldSatisfyAllConditions(
            w => w.Code.ShouldBe(1),
            w => w.Error.ShouldBe("error: context \"staging\" does not exist\n")
        );
        Text(current).ShouldBe("prod-eu-1\n");
    }

    [Fact]
    public async Task Without_a_cluster_there_is_no_context()
    {
        await using var client = await Client.ConnectAsync("cloud-key");

        (await client.RunAsync("kubectl config current-context")).Error.ShouldBe("error: current-context is not set\n");
        (await client.RunAsync("kubectl get pods -A")).Code.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_forbidden_is_refused_in_the_servers_words_and_the_rest_is_printed()
    {
        await using var client = await Client.ConnectWithAsync(
            """
            cluster:
              name: c1
              user: junior
              forbidden:
                - { verbs: [list], resources: [pods] }
                - { resources: [nodes] }
              objects:
                - { apiVersion: v1, kind: Service, metadata: { name: web, namespace: shop }, spec: { ports: [{ port: 80 }] } }
            """
        );

        var both = await client.RunAsync("kubectl get services,pods -n shop --context c1 -o json");
        var node = await client.RunAsync("kubectl get node n1 --context c1");
        var asked = await client.RunAsync("kubectl auth can-i list pods -n shop --context c1");

        both.Code.ShouldBe(1);
        Json.Items(JsonNode.Parse(both.Output.Span), "items").Count().ShouldBe(1);
        both.Error.ShouldBe(
            "Error from server (Forbidden): pods is forbidden: User \"junior\" cannot list resource \"pods\" in API group \"\" in the namespace \"shop\"\n"
        );
        node.Error.ShouldContain(
            "nodes \"n1\" is forbidden: User \"junior\" cannot get resource \"nodes\" in API group \"\" at the cluster scope"
        );
        (asked.Code, Text(asked)).ShouldBe((1, "no\n"));
    }

    [Fact]
    public async Task A_ServiceAccount_may_what_its_bindings_grant()
    {
        const string As = "--as system:serviceaccount:shop:checkout -n shop --context prod-eu-1";
        await using var client = await Client.ConnectAsync();

        Text(await client.RunAsync($"kubectl auth can-i list configmaps {As}")).ShouldBe("yes\n");
        Text(await client.RunAsync($"kubectl auth can-i create pods --subresource exec {As}")).ShouldBe("no\n");
        Text(await client.RunAsync($"kubectl auth can-i list configmaps {As.Replace("-n shop", "-n default")}"))
            .ShouldBe("no\n");
        Text(await client.RunAsync($"kubectl auth can-i --list {As}")).ShouldContain("configmaps");
    }

    [Fact]
    public async Task The_version_names_client_and_server()
    {
        await using var client = await Client.ConnectAsync();

        var both = await client.ReadAsync("kubectl version --context prod-eu-1 -o json");
        var own = await client.ReadAsync("kubectl version --client -o json");

        Json.Text(both, "serverVersion", "gitVersion").ShouldBe("v1.31.4-eks-2d5f260");
        own.ContainsKey("serverVersion").ShouldBeFalse();
        Json.Text(own, "clientVersion", "gitVersion").ShouldStartWith("v1.");
    }

    [Fact]
    public async Task The_cluster_is_answered_as_actions_left_it()
    {
        await using var client = await Client.ConnectAsync();
        await client.SubmitAsync(
            "DELETE_POD",
            """{"kubernetes.cluster.name":"prod-eu-1","kubernetes.namespace.name":"shop","kubernetes.pod.name":"checkout-7c9d8f6b5c-x2lqp"}"""
        );
        await client.SubmitAsync(
            "ISOLATE_NETWORK",
            """{"kubernetes.cluster.name":"prod-eu-1","kubernetes.namespace.name":"shop","kubernetes.workload.type":"deployment","kubernetes.workload.name":"checkout"}"""
        );
        client.Pass(300);

        var pods = await client.ReadAsync($"kubectl get pods -l app=checkout {In} -o json");
        var policies = await client.ReadAsync($"kubectl get netpol {In} -o json");
        var gone = await client.RunAsync($"kubectl get pod checkout-7c9d8f6b5c-x2lqp {In} -o json");

        Json.Items(pods, "items").Count().ShouldBe(3);
        Json.Text(Json.Items(policies, "items").Single(), "metadata", "name")
            .ShouldStartWith("sysdig-isolate-checkout-");
        gone.Error.ShouldContain("(NotFound)");
    }

    [Fact]
    public async Task Output_is_bounded_and_other_programs_are_not_there()
    {
        await using var client = await Client.ConnectAsync();

        var much = await client.Programs.RunAsync(
            new ProgramRun("kubectl", ["get", "pods", "-A", "-o", "json"], TimeSpan.FromSeconds(1), 100),
            TestContext.Current.CancellationToken
        );
        var other = await client.Programs.RunAsync(
            new ProgramRun("bash", ["-c", "id"], TimeSpan.FromSeconds(1), 100),
            TestContext.Current.CancellationToken
        );

        much.ShouldBeOfType<ProgramOutcome.TooMuch>();
        other.ShouldBeOfType<ProgramOutcome.NotStarted>();
    }

    [Theory]
    [InlineData("get pods -n shop", "NAME")]
    [InlineData("get pods -n shop -o wide --no-headers", "checkout-7c9d8f6b5c-h8vtn")]
    [InlineData("get pods,svc -n shop -o name", "service/checkout")]
    [InlineData("get deployment checkout -n shop -o yaml", "kind: Deployment")]
    [InlineData("describe pod checkout-7c9d8f6b5c-x2lqp -n shop", "Name:         checkout-7c9d8f6b5c-x2lqp")]
    public async Task Other_formats_are_printed_for_people(string line, string part)
    {
        await using var client = await Client.ConnectAsync();

        var exited = await client.RunAsync($"kubectl {line} --context prod-eu-1");

        exited.Code.ShouldBe(0);
        Text(exited).ShouldContain(part);
    }

    private static string Text(ProgramOutcome.Exited exited) => Encoding.UTF8.GetString(exited.Output.Span);
}
