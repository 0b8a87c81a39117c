using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Runbook.Cases;
using Quell.Runbook.Probe.Kubectl.Recipes;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>Turns everything that kubectl has shown in this session into facts and gaps, each time an answer comes.</summary>
public static class KubeFacts
{
    public static readonly ImmutableArray<KubeRecipe> Recipes =
    [
        IdentityRecipe.Recipe,
        PodRecipe.Recipe,
        ContainerRecipe.Recipe,
        ProbesRecipe.Recipe,
        WorkloadRecipe.Recipe,
        AutoscalerRecipe.Recipe,
        DisruptionRecipe.Recipe,
        DeliveryRecipe.Recipe,
        MeshRecipe.Recipe,
        VolumeRecipe.Recipe,
        LeaseRecipe.Recipe,
        ServiceRecipe.Recipe,
        RouteRecipe.Recipe,
        NetworkPolicyRecipe.Recipe,
        CniRecipe.Recipe,
        WebhookRecipe.Recipe,
        AccountRecipe.Recipe,
        RbacRecipe.Recipe,
        CloudRecipe.Recipe,
        NodeRecipe.Recipe,
        CriticalityRecipe.Recipe,
        VersionRecipe.Recipe,
    ];

    /// <summary>The sheet with what kubectl says now; what it said before is taken out first.</summary>
    public static FactSheet Of(CaseState state)
    {
        var sheet = state.Facts.Without(KubeSources.IsOne);
        if (state.Threat is not { } threat || ThreatPlace.Of(threat) is not { } place)
        {
            return sheet;
        }
        var view = ClusterView.Latest(state);
        var subject = ThreatSubject.Of(place, view);
        foreach (var finding in Recipes.SelectMany(recipe => recipe.Read(subject, view)))
        {
            sheet = finding switch
            {
                { Reading: { } reading } => sheet.With(reading),
                { Gap: { } gap } => sheet.With(gap),
                _ => sheet,
            };
        }
        return state.KubeContext is { } context && state.MayRead(Surface.Kubectl)
            ? sheet.With(
                new FactReading(
                    FactKeys.KubeContext,
                    [context],
                    new Citation(KubeSources.Context, "kubectl config current-context, or the context given for this run"),
                    state.SessionAt ?? default
                )
            )
            : sheet;
    }
}
