using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Kubectl.Recipes;

/// <summary>The disruption budgets that cover the Pod. They bind evictions, not deletions.</summary>
internal static class DisruptionRecipe
{
    public static readonly KubeRecipe Recipe = new([FactKeys.PdbCovering, FactKeys.PdbAllowed], Read);

    private static IEnumerable<Finding> Read(ThreatSubject subject, ClusterView view)
    {
        if (subject.Seen is null || view.List(KubeSources.Namespace, KubeTypes.DisruptionBudget) is not { } list)
        {
            return [];
        }
        var covering = list.Items.Where(item => Covers(item, subject)).ToList();
        return Finding
            .Of(FactKeys.PdbCovering, list, _ => covering.Select(Words))
            .Concat(
                Finding.Of(
                    FactKeys.PdbAllowed,
                    list,
                    _ =>
                        covering.Count == 0
                            ? []
                            : [$"{covering.Min(item => item.Status["disruptionsAllowed"].Number ?? 0)}"]
                )
            );
    }

    private static string Words(Sighting item)
    {
        var limit =
            item.Spec["minAvailable"].Text is { } least ? $"minAvailable={least} "
            : item.Spec["maxUnavailable"].Text is { } most ? $"maxUnavailable={most} "
            : "";
        return $"{item.Object.Name} {limit}allowed={item.Status["disruptionsAllowed"].Number ?? 0}";
    }

    /// <summary>An empty selector means every Pod in <c>policy/v1</c>, none in <c>policy/v1beta1</c>.</summary>
    private static bool Covers(Sighting item, ThreatSubject subject)
    {
        var selector = item.Spec["selector"];
        if (!selector.Exists)
        {
            return false;
        }
        return (selector.Members.Any() || item.Object.Api is not "policy/v1beta1")
            && LabelSelector.Matches(selector, subject.Labels) != false;
    }
}
