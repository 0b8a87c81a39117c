using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Kubectl.Recipes;

/// <summary>Who the Pod is in the cloud, as far as the cluster knows, and which other ServiceAccounts are the same.</summary>
internal static class CloudRecipe
{
    public static readonly KubeRecipe Recipe = new([FactKeys.CloudIdentity, FactKeys.CloudIdentitySharedBy], Read);

    private const string NoCloud =
        "neither Pod nor ServiceAccount has one of its own, and the node's providerID names no cloud that gives nodes one";

    private static IEnumerable<Finding> Read(ThreatSubject subject, ClusterView view)
    {
        if (
            CloudMarks.Of(subject, view) is not { } marks
            || view.List(KubeSources.Namespace, KubeTypes.ServiceAccount) is not { } accounts
        )
        {
            return [];
        }
        if (marks is { Words: { } words, On: { } on })
        {
            var known = Finding.Known(FactKeys.CloudIdentity, on, words);
            return marks.Account is { } shared
                ? [known, .. Shared(subject, view, accounts, shared)]
                :
                [
                    known,
                    NotSaid(FactKeys.CloudIdentitySharedBy, on.Citation, "the cluster does not say which role it is"),
                ];
        }
        if (accounts.Problem is { } problem)
        {
            return [Finding.Missing(FactKeys.CloudIdentity, problem, accounts.Citation)];
        }
        if (NodeRecipe.Find(subject, view) is not { } node)
        {
            return subject.Node is not null && !view.HasEnded(KubeSources.Node) && subject.Place.Node is null
                ? []
                :
                [
                    NotSaid(
                        FactKeys.CloudIdentity,
                        accounts.Citation,
                        "neither Pod nor ServiceAccount has one of its own, and the node is not known"
                    ),
                ];
        }
        return IsOfCloud(node.Spec["providerID"].Text)
            ?
            [
                Finding.Known(FactKeys.CloudIdentity, node, "nodeRole"),
                NotSaid(
                    FactKeys.CloudIdentitySharedBy,
                    node.Citation,
                    "every Pod on every node of the same role has it, unless it is kept from the metadata service"
                ),
            ]
            :
            [
                NotSaid(FactKeys.CloudIdentity, node.Citation, NoCloud),
                NotSaid(FactKeys.CloudIdentitySharedBy, node.Citation, NoCloud),
            ];
    }

    /// <summary>Clouds that give a node an identity of its own; of others, or none, it is not known.</summary>
    private static bool IsOfCloud(string? provider) =>
        provider is not null
        && (
            provider.StartsWith("aws://", StringComparison.Ordinal)
            || provider.StartsWith("gce://", StringComparison.Ordinal)
            || provider.StartsWith("azure://", StringComparison.Ordinal)
        );

    private static Finding NotSaid(string key, Citation citation, string why) => Finding.Missing(key, citation, why);

    private static IEnumerable<Finding> Shared(
        ThreatSubject subject,
        ClusterView view,
        Listing here,
        (string Annotation, string Value) account
    ) =>
        view.List(KubeSources.Identities, KubeTypes.ServiceAccount) is not { } elsewhere
            ? []
            : Finding.Of(
                FactKeys.CloudIdentitySharedBy,
                [here, elsewhere],
                list =>
                    list.Items.Where(item =>
                            item.Annotation(account.Annotation) == account.Value
                            && !(
                                item.Object.Name == subject.ServiceAccount && item.Object.Namespace == subject.Namespace
                            )
                        )
                        .Select(item => $"ServiceAccount/{item.Object.Namespace}/{item.Object.Name}")
            );
}
