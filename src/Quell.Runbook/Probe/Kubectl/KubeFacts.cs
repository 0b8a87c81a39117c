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
        var answered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var finding in Recipes.SelectMany(recipe => recipe.Read(subject, view)))
        {
            answered.Add((finding.Reading?.Key ?? finding.Gap?.Key)!);
            sheet = With(sheet, finding);
        }
        sheet = InContext(state, sheet);
        return IsOver(state) && NothingSays(subject, view) is { } rest
            ? Recipes
                .SelectMany(recipe => recipe.Keys)
                .Where(key => !answered.Contains(key))
                .Aggregate(sheet, (known, key) => With(known, Finding.Missing(key, rest.Problem, rest.Citation)))
            : sheet;
    }

    /// <summary>The context that all of it was read in, and that a command needs.</summary>
    private static FactSheet InContext(CaseState state, FactSheet sheet) =>
        state.KubeContext is { } context && state.MayRead(Surface.Kubectl)
            ? sheet.With(
                new FactReading(
                    FactKeys.KubeContext,
                    [context],
                    new Citation(
                        KubeSources.Context,
                        "kubectl config current-context, or the context given for this run"
                    ),
                    state.SessionAt ?? default
                )
            )
            : sheet;

    private static FactSheet With(FactSheet sheet, Finding finding) =>
        finding switch
        {
            { Reading: { } reading } => sheet.With(reading),
            { Gap: { } gap } => sheet.With(gap),
            _ => sheet,
        };

    /// <summary>True once nothing more is going to be read, so that what is not known now stays unknown.</summary>
    private static bool IsOver(CaseState state) =>
        ClusterReads
            .Round(state, ProbeReads.LatestRound(state))
            .All(call => state.Call(call.Key) is { Ended: not null });

    /// <summary>Why what nobody answered is not known: mostly because what it would be read from is gone.</summary>
    private static (Problem Problem, Citation Citation)? NothingSays(ThreatSubject subject, ClusterView view)
    {
        if (view.List(KubeSources.Workload, KubeTypes.Pod) is not { } pod)
        {
            return null;
        }
        var why =
            subject.Pod is not null ? "nothing that was read says it"
            : subject.Place.Pod is null ? "the event names no Pod"
            : "the Pod of the event is not there any more";
        return (pod.Problem ?? new Problem(UnknownReason.Empty, why), pod.Citation);
    }
}
