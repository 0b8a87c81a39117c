using Quell.Runbook.AllowLists;

namespace Quell.Runbook.Tests.AllowLists;

public sealed class KubectlAllowListTests
{
    [Theory]
    [InlineData("kubectl get pod web-1 --context c -n shop -o json", "kubectl get pod")]
    [InlineData("kubectl get pods --context=c --namespace=shop --output=json --request-timeout=20s", "kubectl get pod")]
    [InlineData("kubectl get --context c po -A -l app=web -o wide", "kubectl get pod")]
    [InlineData(
        "kubectl get deploy,sts,ds,rs,pods,svc --context c -n shop -o json",
        "kubectl get deployment,statefulset,daemonset,replicaset,pod,service"
    )]
    [InlineData("kubectl get pod/web-1 deployment/web --context c -n shop", "kubectl get pod,deployment")]
    [InlineData("kubectl get pods a b c --context c -n shop", "kubectl get pod")]
    [InlineData("kubectl get namespace kube-system --context c -o 'jsonpath={.metadata.uid}'", "kubectl get namespace")]
    [InlineData(
        "kubectl get networkpolicies.networking.k8s.io --context c -n shop -o yaml",
        "kubectl get networkpolicy"
    )]
    [InlineData(
        "kubectl get poddisruptionbudgets.v1beta1.policy --context c -A -o json",
        "kubectl get poddisruptionbudget"
    )]
    [InlineData("kubectl get hpa.v2beta2.autoscaling --context c -A -o json", "kubectl get horizontalpodautoscaler")]
    [InlineData(
        "kubectl get httproutes.gateway.networking.k8s.io --context c -A -o json",
        "kubectl get httproutes.gateway.networking.k8s.io"
    )]
    [InlineData(
        "kubectl get ciliumnetworkpolicies.v2.cilium.io --context c -n shop",
        "kubectl get ciliumnetworkpolicies.cilium.io"
    )]
    [InlineData(
        "kubectl get postgresqls.acid.zalan.do db --context c -n shop -o json --ignore-not-found",
        "kubectl get postgresqls.acid.zalan.do"
    )]
    [InlineData(
        "kubectl get events --context c -n shop --field-selector involvedObject.name=web-1 -o json",
        "kubectl get event"
    )]
    [InlineData("kubectl get clusterrole system:node --context c -o json", "kubectl get clusterrole")]
    [InlineData(
        "kubectl get pods --context c -n shop --chunk-size=500 --show-managed-fields --show-labels --no-headers",
        "kubectl get pod"
    )]
    [InlineData(
        "kubectl get pods --context arn:aws:eks:eu-west-1:123456789012:cluster/prod -n shop -l 'app in (a,b)'",
        "kubectl get pod"
    )]
    [InlineData("kubectl get pod secret --context c -n shop", "kubectl get pod")]
    [InlineData("kubectl describe pod web-1 --context c -n shop --show-events=false", "kubectl describe pod")]
    [InlineData(
        "kubectl logs web-1 --context c -n shop -c app --previous --tail=500 --timestamps --limit-bytes 1000",
        "kubectl logs pod"
    )]
    [InlineData(
        "kubectl logs deploy/web --context c -n shop --all-containers --since-time=2026-01-01T00:00:00Z",
        "kubectl logs deployment"
    )]
    [InlineData("kubectl logs -l app=web --context c -n shop --prefix", "kubectl logs")]
    [InlineData("kubectl version --client -o json", "kubectl version")]
    [InlineData("kubectl version --context c -o json --request-timeout 5s", "kubectl version")]
    [InlineData("kubectl config current-context", "kubectl config current-context")]
    [InlineData("kubectl auth can-i patch deployment/web --context c -n shop", "kubectl auth can-i")]
    [InlineData(
        "kubectl auth can-i get secrets --context c -n shop --as system:serviceaccount:shop:web",
        "kubectl auth can-i"
    )]
    [InlineData(
        "kubectl auth can-i --list --context c -n shop --as=system:serviceaccount:shop:web",
        "kubectl auth can-i"
    )]
    [InlineData("kubectl auth can-i create pods --subresource=exec --context c -A -q", "kubectl auth can-i")]
    [InlineData("kubectl auth can-i '*' '*' --context c", "kubectl auth can-i")]
    [InlineData(
        "kubectl rollout status deployment/web --context c -n shop --watch=false",
        "kubectl rollout status deployment"
    )]
    [InlineData(
        "kubectl rollout history deployment web --context c -n shop --revision=2 -o json",
        "kubectl rollout history deployment"
    )]
    public void Reads_of_these_shapes_are_allowed(string line, string shape)
    {
        var allowed = Allowed(line);

        allowed.Access.ShouldBe(AccessKind.Read);
        allowed.Shape.ShouldBe(shape);
    }

    [Theory]
    [InlineData(
        """kubectl patch deployment web --context c -n shop --type=json -p '[{"op":"test","path":"/metadata/uid","value":"u"},{"op":"replace","path":"/spec/paused","value":true}]'""",
        "kubectl patch deployment",
        "web"
    )]
    [InlineData(
        """kubectl patch deploy/web --context c -n shop --type merge --patch '{"spec":{"replicas":0}}' -o json""",
        "kubectl patch deployment",
        "web"
    )]
    [InlineData(
        """kubectl patch node n1.internal --context c --type=merge -p={"spec":{"unschedulable":true}}""",
        "kubectl patch node",
        "n1.internal"
    )]
    [InlineData(
        """kubectl patch clusterrolebinding system:x --context c --type=json -p '[{"op":"remove","path":"/subjects/0"}]'""",
        "kubectl patch clusterrolebinding",
        "system:x"
    )]
    [InlineData(
        """kubectl patch cronjob.batch c1 --context c -n shop --type=strategic -p '{"spec":{"suspend":true}}' --field-manager=quell""",
        "kubectl patch cronjob",
        "c1"
    )]
    [InlineData(
        """kubectl patch scaledobjects.keda.sh so --context c -n shop --type=merge -p '{"metadata":{}}'""",
        "kubectl patch scaledobjects.keda.sh",
        "so"
    )]
    [InlineData(
        "kubectl label pod web-1 quarantine=true app- --context c -n shop --overwrite --resource-version=77",
        "kubectl label pod",
        "web-1"
    )]
    [InlineData("kubectl label pod/web-1 quarantine=true --context c -n shop", "kubectl label pod", "web-1")]
    [InlineData(
        "kubectl annotate node n1 cluster-autoscaler.kubernetes.io/scale-down-disabled=true --context c",
        "kubectl annotate node",
        "n1"
    )]
    [InlineData("kubectl annotate pod web-1 'note=a b, c=d' --context c -n shop", "kubectl annotate pod", "web-1")]
    [InlineData(
        "kubectl scale deployment web --replicas=0 --current-replicas=3 --resource-version 9 --context c -n shop",
        "kubectl scale deployment",
        "web"
    )]
    [InlineData("kubectl scale sts/db --replicas 0 --context c -n shop", "kubectl scale statefulset", "db")]
    [InlineData(
        "kubectl delete networkpolicy deny-all --context c -n shop",
        "kubectl delete networkpolicy",
        "deny-all"
    )]
    [InlineData(
        "kubectl delete networkpolicy/deny-all --context c -n shop -o name",
        "kubectl delete networkpolicy",
        "deny-all"
    )]
    [InlineData(
        "kubectl rollout restart deployment web --context c -n shop",
        "kubectl rollout restart deployment",
        "web"
    )]
    [InlineData(
        "kubectl rollout restart daemonset/agent --context c -n shop",
        "kubectl rollout restart daemonset",
        "agent"
    )]
    [InlineData("kubectl rollout pause deployment/web --context c -n shop", "kubectl rollout pause deployment", "web")]
    [InlineData(
        "kubectl rollout resume deployment/web --context c -n shop",
        "kubectl rollout resume deployment",
        "web"
    )]
    [InlineData(
        "kubectl rollout undo statefulset/db --context c -n shop --to-revision=4",
        "kubectl rollout undo statefulset",
        "db"
    )]
    public void Writes_of_one_named_object_are_allowed(string line, string shape, string name)
    {
        var allowed = Allowed(line);

        allowed.Access.ShouldBe(AccessKind.Write);
        allowed.Shape.ShouldBe(shape);
        allowed.Name.ShouldBe(name);
        allowed.Context.ShouldBe("c");
    }

    [Theory]
    [InlineData("""kubectl patch deployment web --context c -n shop --type=merge -p '{"spec":{}}' --dry-run=server""")]
    [InlineData("kubectl label pod web-1 a=b --context c -n shop --dry-run=server")]
    [InlineData("kubectl scale deployment web --replicas=0 --context c -n shop --dry-run=server")]
    [InlineData("kubectl delete networkpolicy x --context c -n shop --dry-run=server")]
    [InlineData("kubectl rollout undo deployment/web --context c -n shop --dry-run=server")]
    public void A_dry_run_on_the_server_is_a_rehearsal(string line) =>
        Allowed(line).Access.ShouldBe(AccessKind.Rehearsal);

    [Theory]
    // Verbs that the runbook does not have.
    [InlineData("kubectl", AllowRules.Verb)]
    [InlineData("kubectl create ns x --context c", AllowRules.Verb)]
    [InlineData("kubectl apply -f x.yaml --context c", AllowRules.Verb)]
    [InlineData("kubectl exec web-1 --context c -n shop", AllowRules.Verb)]
    [InlineData("kubectl cordon n1 --context c", AllowRules.Verb)]
    [InlineData("kubectl drain n1 --context c", AllowRules.Verb)]
    [InlineData("kubectl debug pod/x --context c", AllowRules.Verb)]
    [InlineData("kubectl cp a b --context c", AllowRules.Verb)]
    [InlineData("kubectl replace --raw /x --context c", AllowRules.Verb)]
    [InlineData("kubectl edit deployment web --context c", AllowRules.Verb)]
    [InlineData("kubectl config use-context c", AllowRules.Verb)]
    [InlineData("kubectl config view", AllowRules.Verb)]
    [InlineData("kubectl config current-context --kubeconfig=x", AllowRules.Verb)]
    [InlineData("kubectl auth reconcile --context c", AllowRules.Verb)]
    [InlineData("kubectl auth whoami --context c", AllowRules.Verb)]
    [InlineData("kubectl --context c get pods", AllowRules.Verb)]
    [InlineData("kubectl Get pods --context c", AllowRules.Verb)]
    [InlineData("kubectl rollout --context c", AllowRules.Verb)]
    // Another server, another identity, another configuration, files.
    [InlineData("kubectl get --raw /api/v1/secrets --context c", AllowRules.Flag)]
    [InlineData("kubectl get pods --context c -f x.yaml", AllowRules.Flag)]
    [InlineData("kubectl get pods --context c -k dir", AllowRules.Flag)]
    [InlineData("kubectl get pods --context c --kubeconfig=x", AllowRules.Flag)]
    [InlineData("kubectl get pods --context c --server=https://x", AllowRules.Flag)]
    [InlineData("kubectl get pods --context c -s https://x", AllowRules.Flag)]
    [InlineData("kubectl get pods --context c --token=x", AllowRules.Flag)]
    [InlineData("kubectl get pods --context c --as=admin", AllowRules.Flag)]
    [InlineData("kubectl get pods --context c --as-group=x", AllowRules.Flag)]
    [InlineData("kubectl get pods --context c --user=x", AllowRules.Flag)]
    [InlineData("kubectl get pods --context c --cluster=x", AllowRules.Flag)]
    [InlineData("kubectl get pods --context c --insecure-skip-tls-verify", AllowRules.Flag)]
    [InlineData("kubectl get pods --context c -w", AllowRules.Flag)]
    [InlineData("kubectl get pods --context c -ojson", AllowRules.Flag)]
    [InlineData("kubectl get pods --context c -v=9", AllowRules.Flag)]
    [InlineData("kubectl get pods --context c --", AllowRules.Flag)]
    [InlineData("kubectl get pods --context c --names", AllowRules.Flag)]
    [InlineData("kubectl logs web-1 --context c -f", AllowRules.Flag)]
    // Flags: once, with a value of their own.
    [InlineData("kubectl get pods --context c --context d", AllowRules.Repeated)]
    [InlineData("kubectl get pods --context c -n a --namespace=a", AllowRules.Repeated)]
    [InlineData("kubectl get pods --context", AllowRules.Value)]
    [InlineData("kubectl get pods --context --kubeconfig=x", AllowRules.Value)]
    [InlineData("kubectl get pods --context c -o jsonpath-file=/etc/passwd", AllowRules.Value)]
    [InlineData("kubectl get pods --context c -o go-template-file=x", AllowRules.Value)]
    [InlineData("kubectl get pods --context c -n Shop", AllowRules.Value)]
    [InlineData("kubectl get pods --context c --request-timeout=0", AllowRules.Value)]
    [InlineData("kubectl get pods --context c -A=false", AllowRules.Value)]
    [InlineData("kubectl logs web-1 --context c --since-time=yesterday", AllowRules.Value)]
    [InlineData("kubectl get pods", AllowRules.Context)]
    [InlineData("kubectl version", AllowRules.Context)]
    [InlineData("kubectl logs web-1 -n shop", AllowRules.Context)]
    // Secrets in any spelling.
    [InlineData("kubectl get secret --context c", AllowRules.Secret)]
    [InlineData("kubectl get secrets x --context c -n shop -o yaml", AllowRules.Secret)]
    [InlineData("kubectl get Secrets --context c", AllowRules.Secret)]
    [InlineData("kubectl get secrets.v1. --context c", AllowRules.Secret)]
    [InlineData("kubectl get secrets.v1 --context c", AllowRules.Secret)]
    [InlineData("kubectl get pods,secrets --context c", AllowRules.Secret)]
    [InlineData("kubectl get pod/x secret/y --context c", AllowRules.Secret)]
    [InlineData("kubectl get SeCrEt/x --context c", AllowRules.Secret)]
    [InlineData("kubectl describe secret x --context c", AllowRules.Secret)]
    [InlineData("kubectl get sealedsecrets.bitnami.com --context c", AllowRules.Secret)]
    [InlineData("kubectl get passwords.generators.external-secrets.io --context c", AllowRules.Secret)]
    [InlineData("kubectl label secret x a=b --context c -n shop", AllowRules.Secret)]
    [InlineData("kubectl patch secret x --type=merge -p {} --context c -n shop", AllowRules.Secret)]
    [InlineData("kubectl logs secret/x --context c -n shop", AllowRules.Secret)]
    // Kinds.
    [InlineData("kubectl get all --context c", AllowRules.Resource)]
    [InlineData("kubectl get httproutes --context c", AllowRules.Resource)]
    [InlineData("kubectl get Pods --context c", AllowRules.Resource)]
    [InlineData("kubectl get pods. --context c", AllowRules.Resource)]
    [InlineData("kubectl get pods, --context c", AllowRules.Resource)]
    [InlineData("kubectl get podsecuritypolicies.policy --context c", AllowRules.Resource)]
    [InlineData("kubectl patch configmap x --type=merge -p {} --context c -n shop", AllowRules.Resource)]
    [InlineData("kubectl patch validatingwebhookconfiguration x --type=merge -p {} --context c", AllowRules.Resource)]
    [InlineData("kubectl patch widgets.example.com x --type=merge -p {} --context c -n shop", AllowRules.Resource)]
    [InlineData("kubectl label lease x a=b --context c -n shop", AllowRules.Resource)]
    [InlineData("kubectl scale daemonset x --replicas=0 --context c -n shop", AllowRules.Resource)]
    [InlineData("kubectl delete pod x --context c -n shop", AllowRules.Resource)]
    [InlineData("kubectl delete netpol x --context c -n shop", AllowRules.Resource)]
    [InlineData("kubectl delete networkpolicies x --context c -n shop", AllowRules.Resource)]
    [InlineData("kubectl delete networkpolicy.crd.projectcalico.org x --context c -n shop", AllowRules.Resource)]
    [InlineData("kubectl rollout pause statefulset db --context c -n shop", AllowRules.Resource)]
    [InlineData("kubectl rollout restart job x --context c -n shop", AllowRules.Resource)]
    // Targets of writes: one, by name.
    [InlineData("kubectl patch deployment --type=merge -p {} --context c -n shop", AllowRules.Target)]
    [InlineData("kubectl patch deployment,pod x --type=merge -p {} --context c -n shop", AllowRules.Target)]
    [InlineData("kubectl patch deployment a b --type=merge -p {} --context c -n shop", AllowRules.Resource)]
    [InlineData("kubectl scale deployment a b --replicas=0 --context c -n shop", AllowRules.Resource)]
    [InlineData("kubectl delete networkpolicy --all --context c -n shop", AllowRules.Flag)]
    [InlineData("kubectl delete networkpolicy --context c -n shop", AllowRules.Target)]
    [InlineData("kubectl delete networkpolicy a b --context c -n shop", AllowRules.Resource)]
    [InlineData("kubectl delete networkpolicy x -l a=b --context c -n shop", AllowRules.Flag)]
    [InlineData("kubectl delete networkpolicy x -A --context c", AllowRules.Flag)]
    [InlineData("kubectl delete networkpolicy x --force --context c -n shop", AllowRules.Flag)]
    [InlineData("kubectl label pods --all a=b --context c -n shop", AllowRules.Flag)]
    [InlineData("kubectl label pod x a=b -l app=web --context c -n shop", AllowRules.Flag)]
    [InlineData("kubectl label pod a=b --context c -n shop", AllowRules.Target)]
    [InlineData("kubectl label pod a b x=y --context c -n shop", AllowRules.Value)]
    [InlineData("kubectl label pod x --context c -n shop", AllowRules.Value)]
    [InlineData("kubectl label pod x a=b a- --context c -n shop", AllowRules.Value)]
    [InlineData("kubectl label pod x a=b/c --context c -n shop", AllowRules.Value)]
    [InlineData("kubectl label pod x a-- --context c -n shop", AllowRules.Value)]
    [InlineData("kubectl label pod x a=b --list --context c -n shop", AllowRules.Flag)]
    [InlineData("kubectl get pods x -l a=b --context c -n shop", AllowRules.Target)]
    [InlineData("kubectl get pods x -A --context c", AllowRules.Target)]
    [InlineData("kubectl get pods,svc x --context c -n shop", AllowRules.Target)]
    [InlineData("kubectl get pods ../../secrets/x --context c -n shop", AllowRules.Target)]
    [InlineData("kubectl get pod/a b --context c -n shop", AllowRules.Target)]
    [InlineData("kubectl get --context c", AllowRules.Target)]
    [InlineData("kubectl logs a b --context c -n shop", AllowRules.Resource)]
    [InlineData("kubectl logs svc/a --context c -n shop", AllowRules.Target)]
    [InlineData("kubectl auth can-i get /api/v1/secrets --context c", AllowRules.Target)]
    [InlineData("kubectl auth can-i get --context c", AllowRules.Target)]
    [InlineData("kubectl auth can-i get pods --as=admin --context c", AllowRules.Value)]
    [InlineData("kubectl auth can-i get pods --as-group=system:masters --context c", AllowRules.Flag)]
    [InlineData("kubectl patch deployment web --type=merge -p {} --context c", AllowRules.Namespace)]
    [InlineData("kubectl patch node n1 --type=merge -p {} --context c -n shop", AllowRules.Namespace)]
    [InlineData("kubectl get pods -A -n shop --context c", AllowRules.Namespace)]
    // Patches and rehearsals.
    [InlineData("kubectl patch deployment web -p {} --context c -n shop", AllowRules.Value)]
    [InlineData("kubectl patch deployment web --type=apply -p {} --context c -n shop", AllowRules.Value)]
    [InlineData("kubectl patch deployment web --type=merge -p spec: --context c -n shop", AllowRules.Value)]
    [InlineData("kubectl patch deployment web --type=merge --patch-file=x --context c -n shop", AllowRules.Flag)]
    [InlineData("kubectl patch deployment web --type=merge -p [] --context c -n shop", AllowRules.Patch)]
    [InlineData("kubectl patch deployment web --type=json -p [] --context c -n shop", AllowRules.Patch)]
    [InlineData("kubectl patch deployment web --type=json -p {} --context c -n shop", AllowRules.Patch)]
    [InlineData(
        """kubectl patch deployment web --type=json -p '[{"op":"copy","path":"/a","from":"/b"}]' --context c -n shop""",
        AllowRules.Patch
    )]
    [InlineData(
        """kubectl patch deployment web --type=json -p '[{"op":"\ud800","path":"/a"}]' --context c -n shop""",
        AllowRules.Patch
    )]
    [InlineData("kubectl patch deployment web --type=merge -p {a --context c -n shop", AllowRules.Patch)]
    [InlineData(
        "kubectl patch deployment web --type=merge -p {} --subresource=scale --context c -n shop",
        AllowRules.Flag
    )]
    [InlineData("kubectl patch deployment web --type=merge -p {} --dry-run --context c -n shop", AllowRules.Value)]
    [InlineData(
        "kubectl patch deployment web --type=merge -p {} --dry-run=client --context c -n shop",
        AllowRules.Value
    )]
    [InlineData(
        "kubectl patch deployment web --type=merge -p {} --dry-run server --context c -n shop",
        AllowRules.Value
    )]
    [InlineData("kubectl rollout restart deployment/web --dry-run=server --context c -n shop", AllowRules.Flag)]
    [InlineData("kubectl scale deployment web --context c -n shop", AllowRules.Value)]
    [InlineData("kubectl scale deployment web --replicas=-1 --context c -n shop", AllowRules.Value)]
    public void Everything_else_is_refused_by_the_rule_that_it_breaks(string line, string rule)
    {
        var refused = AllowList.Runbook.Check(Lines.Split(line)).ShouldBeOfType<AllowVerdict.Refused>();

        refused.Rule.ShouldBe(rule);
        refused.Why.ShouldEndWith(".");
    }

    [Fact]
    public void The_verdict_says_what_the_scope_is_checked_against()
    {
        var allowed = Allowed("kubectl scale deploy/web --replicas=0 --context prod -n shop");

        allowed.Verb.ShouldBe("scale");
        allowed.Resource.ShouldBe("deployment");
        allowed.Namespace.ShouldBe("shop");
        allowed.Context.ShouldBe("prod");
        allowed.Arguments["replicas"].ShouldBe("0");
    }

    private static AllowVerdict.Allowed Allowed(string line) =>
        AllowList.Runbook.Check(Lines.Split(line)).ShouldBeOfType<AllowVerdict.Allowed>();
}
