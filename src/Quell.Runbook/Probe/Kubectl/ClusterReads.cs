using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>The kubectl reads of step B: what needs only the event at once, the rest as soon as what it needs is known.</summary>
public static class ClusterReads
{
    private const int MostVariants = 8;

    /// <summary>Every read that this round still needs or has made.</summary>
    public static ImmutableArray<OutsideCall> Round(CaseState state, int round)
    {
        if (
            !state.MayRead(Surface.Kubectl)
            || state.KubeContext is not { } context
            || !Alphabets.Matches(Alphabet.KubeContext, context)
            || state.Threat is not { } threat
            || ThreatPlace.Of(threat) is not { } place
        )
        {
            return [];
        }
        var scope = $"{state.Scope}.r{round}";
        var view = ClusterView.Of(state, round);
        var reads = FirstReads.Of(place).AddRange(DependentReads.Of(place, view));
        return
        [
            .. reads
                .DistinctBy(read => read.Source, StringComparer.Ordinal)
                .Select(read => Current(state, scope, context, read))
                .OfType<OutsideCall>(),
        ];
    }

    /// <summary>True for a read of this step.</summary>
    public static bool Made(OutsideCall call) =>
        call.Surface == Surface.Kubectl
        && call.Effect == Domain.Actions.Effect.Read
        && KubeSources.IsOne(CallKeys.SourceOf(call.Key))
        && call.Key.Contains(".r", StringComparison.Ordinal);

    /// <summary>A kind that the cluster does not serve fails the whole line, so the rest is asked again without it.</summary>
    private static OutsideCall? Current(CaseState state, string scope, string context, ClusterRead read)
    {
        OutsideCall? call = null;
        for (var variant = 0; variant < MostVariants && !read.Asked.IsEmpty; variant++)
        {
            call = read.Call(
                CallKeys.Of(scope, read.Source, variant),
                context,
                state.ClusterName,
                state.KubectlTimeout
            );
            if (
                state.Call(call.Key)?.Refusal is not { Kind: RefusalKind.KindMissing } missing
                || read.Asked.FirstOrDefault(one => one.Type.IsNamedBy(missing.Detail)).Type is not { } type
            )
            {
                return call;
            }
            read = read.Without(type);
        }
        return call;
    }
}
