using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Kubectl.Recipes;

/// <summary>Admission webhooks that the Pod answers: with <c>Fail</c> the cluster takes nothing while it is silent.</summary>
internal static class WebhookRecipe
{
    public static readonly KubeRecipe Recipe = new([FactKeys.Webhooks], Read);

    private static IEnumerable<Finding> Read(ThreatSubject subject, ClusterView view)
    {
        if (
            subject.Seen is null
            || view.List(KubeSources.Network, KubeTypes.Service) is not { } services
            || view.List(KubeSources.Cluster, KubeTypes.ValidatingWebhook) is not { } validating
            || view.List(KubeSources.Cluster, KubeTypes.MutatingWebhook) is not { } mutating
        )
        {
            return [];
        }
        if (services.Problem is { } problem)
        {
            return [Finding.Missing(FactKeys.Webhooks, problem, services.Citation)];
        }
        var ours = ServiceRecipe.Selecting(subject, services).ToHashSet(StringComparer.Ordinal);
        return Finding.Of(
            FactKeys.Webhooks,
            [validating, mutating],
            list => list.Items.SelectMany(item => Of(item, subject.Namespace, ours))
        );
    }

    private static IEnumerable<string> Of(Sighting item, string space, HashSet<string> ours) =>
        from webhook in item.Fields["webhooks"].Items
        let service = webhook["clientConfig"]["service"]
        where service["namespace"].Is(space) && ours.Contains(service["name"].Text ?? string.Empty)
        select $"{item.Object.Kind}/{item.Object.Name} webhook={webhook["name"].Text} failurePolicy={webhook["failurePolicy"].Text ?? "Fail"} service={service["name"].Text}";
}
