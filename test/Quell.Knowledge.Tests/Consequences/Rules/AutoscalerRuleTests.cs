using Quell.Domain.Actions;

namespace Quell.Knowledge.Tests.Consequences.Rules;

public sealed class AutoscalerRuleTests
{
    [Theory]
    [InlineData(
        "SCALE_TO_ZERO",
        "hpa: checkout min=2 max=10 current=3",
        Severity.Degraded,
        "HorizontalPodAutoscaler shop/checkout stops its work"
    )]
    [InlineData(
        "ISOLATE_NETWORK",
        "hpa: checkout min=2 max=10 current=3",
        Severity.Degraded,
        "take Pods away, down to 2"
    )]
    [InlineData("PAUSE_CONTAINER", "hpa: checkout min=2 max=10 current=3", Severity.Degraded, "take Pods away")]
    [InlineData("DETACH_POD", "hpa: checkout min=2 max=10 current=3", Severity.Delay, "another number of Pods")]
    [InlineData("SCALE_TO_ZERO", "hpa: -", Severity.None, "No HorizontalPodAutoscaler scales deployment shop/checkout")]
    [InlineData("SCALE_TO_ZERO", "", Severity.Unknown, "run kubectl get hpa -n shop -o json to know")]
    [InlineData("SCALE_TO_ZERO", "hpa: - <> checkout min=1 max=2", Severity.Degraded, "Sources disagree on hpa")]
    [InlineData(
        "SCALE_TO_ZERO",
        "keda.scaledObject: checkout min=0 max=20 paused=false",
        Severity.Degraded,
        "pause it first (PAUSE_KEDA)"
    )]
    [InlineData("SCALE_TO_ZERO", "keda.scaledObject: checkout min=0 max=20 paused=true", Severity.None, "is paused")]
    [InlineData(
        "ISOLATE_NETWORK",
        "keda.scaledObject: checkout min=0 max=20",
        Severity.Delay,
        "may add or take away Pods"
    )]
    [InlineData("ISOLATE_NETWORK", "", Severity.Unknown, "Whether KEDA changes the count")]
    [InlineData("ISOLATE_NETWORK", "keda.scaledObject: -", Severity.None, "No KEDA ScaledObject")]
    [InlineData("PAUSE_CONTAINER", "vpa: checkout mode=Auto", Severity.Delay, "may evict Pods")]
    [InlineData("PAUSE_CONTAINER", "vpa: checkout mode=Off", Severity.None, "evicts no running Pod")]
    [InlineData("PAUSE_CONTAINER", "vpa: -", Severity.None, "No VerticalPodAutoscaler")]
    [InlineData("PAUSE_CONTAINER", "", Severity.Unknown, "Whether a VerticalPodAutoscaler")]
    public void What_scales_by_itself_is_said_for_the_action(
        string type,
        string facts,
        Severity severity,
        string words
    ) => Rule.ShouldSay("C-AUTOSCALER", type, facts, severity, words);
}
