using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Events;
using Quell.Runbook.Asking;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Probe.Aws;
using Quell.Runbook.Probe.Kubectl;
using Quell.Runbook.Probe.Recipes;
using Quell.Runbook.Understand;

namespace Quell.Runbook.Probe;

/// <summary>The reads of step B. A later round asks the same again, with the spelling that the tenant took.</summary>
public static class ProbeReads
{
    /// <summary>Every read that this round still needs or has made: side by side, each recipe by itself trying its spellings in order.</summary>
    public static ImmutableArray<OutsideCall> Round(CaseState state, int round)
    {
        if (state.Threat is not { } threat || state.Opened is null)
        {
            return [];
        }
        return
        [
            .. OfTenant(state, threat, round),
            .. Identity(state, $"{state.Scope}.r{round}"),
            .. ClusterReads.Round(state, round),
            .. AwsReads.Round(state, round),
        ];
    }

    /// <summary>What the tenant alone answers: the process tree and the inventory graph.</summary>
    public static ImmutableArray<OutsideCall> OfTenant(CaseState state, ThreatEvent threat, int round)
    {
        var key = CallKeys.Of($"{state.Scope}.r{round}", ProbeSources.ProcessTree);
        var graph =
            UnderstandStep.ChosenMode(state) == Meanings.Raw
                ? []
                : SysqlRecipes.All.Select(recipe => Current(state, recipe, threat, round)).OfType<OutsideCall>();
        return [SysdigCalls.ProcessTree(state, key, threat.Id), .. graph];
    }

    /// <summary>When the oldest answer of the latest round came, UTC; null where nothing was read.</summary>
    public static DateTimeOffset? ReadAt(CaseState state, int round)
    {
        var times = Round(state, round).Select(call => state.Call(call.Key)?.EndedAt).OfType<DateTimeOffset>().ToList();
        return times.Count == 0 ? null : times.Min();
    }

    /// <summary>The number of the latest round of this session.</summary>
    public static int LatestRound(CaseState state)
    {
        var round = 0;
        while (state.Call(CallKeys.Of($"{state.Scope}.r{round + 1}", ProbeSources.ProcessTree)) is not null)
        {
            round++;
        }
        return round;
    }

    /// <summary>Which cluster answers; read with every round, because the person may have switched in another window.</summary>
    private static IEnumerable<OutsideCall> Identity(CaseState state, string scope) =>
        state.MayRead(Surface.Kubectl) && state.KubeContext is { } context
            ? [AccessCalls.ClusterUid(state, CallKeys.Of(scope, AccessCalls.ClusterIdentity), context)]
            : [];

    private static OutsideCall? Current(CaseState state, SysqlRecipe recipe, ThreatEvent threat, int round)
    {
        if (recipe.Variants(threat) is not { } variants)
        {
            return null;
        }
        for (var variant = 0; variant < variants.Length; variant++)
        {
            var key = CallKeys.Of($"{state.Scope}.r{round}", recipe.Source, variant);
            var last = variant == variants.Length - 1;
            if (
                last
                || (
                    !WasRejected(state, key)
                    && !WasRejected(state, CallKeys.Of($"{state.Scope}.r0", recipe.Source, variant))
                )
            )
            {
                return SysdigCalls.Sysql(state, key, variants[variant], recipe.Purpose);
            }
        }
        return null;
    }

    private static bool WasRejected(CaseState state, string key) =>
        state.Call(key)?.Refusal?.Kind is RefusalKind.Rejected or RefusalKind.Other or RefusalKind.ServerError;
}
