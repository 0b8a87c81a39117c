using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Runbook.Authorize;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Calls;

/// <summary>The reads that need no grant, because they say whether one may be offered; and whom a cluster says it is.</summary>
public static class AccessCalls
{
    /// <summary>Source of the cluster's own identity.</summary>
    public const string ClusterIdentity = "kubectl kube-system";

    public static OutsideCall CurrentContext(CaseState state) =>
        Of(
            AccessKeys.Call(state, Surface.Kubectl, AccessKeys.KubectlContext),
            Surface.Kubectl,
            ["kubectl", "config", "current-context"],
            new CallTarget(null, null, "local kubeconfig"),
            "checking which cluster the local context points at"
        );

    public static OutsideCall Caller(CaseState state) =>
        Of(
            AccessKeys.Call(state, Surface.Aws, AccessKeys.AwsIdentity),
            Surface.Aws,
            AwsCalls.Line(state, "sts", "get-caller-identity"),
            new CallTarget(null, null, "active AWS credentials"),
            "checking which account the active AWS credentials belong to"
        );

    /// <summary>kubectl's own version; it reaches no cluster.</summary>
    public static OutsideCall ClientVersion(string key) =>
        Of(
            key,
            Surface.Kubectl,
            ["kubectl", "version", "--client", "-o", "json"],
            new CallTarget(null, null, "the program itself"),
            "asking kubectl for its own version"
        );

    /// <summary>The UID of kube-system, which tells clusters of the same name apart.</summary>
    public static OutsideCall ClusterUid(CaseState state, string key, string context) =>
        Of(
            key,
            Surface.Kubectl,
            [
                "kubectl",
                "get",
                "namespace",
                "kube-system",
                "--context",
                context,
                "--request-timeout",
                state.KubectlTimeout,
                "-o",
                "json",
            ],
            new CallTarget(state.ClusterName, null, "namespace kube-system"),
            "noting which cluster answers (the UID of kube-system)"
        );

    private static OutsideCall Of(
        string key,
        Surface surface,
        ImmutableArray<string> line,
        CallTarget target,
        string purpose
    ) =>
        new()
        {
            Key = key,
            Surface = surface,
            Request = new CallRequest.Command(line),
            Target = target,
            Purpose = purpose,
            Effect = Effect.Read,
        };
}
