using Quell.Domain.Actions;

namespace Quell.Knowledge.Tests.Consequences.Rules;

public sealed class CriticalRuleTests
{
    [Theory]
    [InlineData(
        "DELETE_POD",
        "criticality: namespace=kube-system",
        Severity.Degraded,
        "(namespace=kube-system): have a second person look"
    )]
    [InlineData(
        "DELETE_POD",
        "criticality: label tier=0 | priorityClass=system-node-critical",
        Severity.Degraded,
        "label tier=0, priorityClass=system-node-critical"
    )]
    [InlineData(
        "DELETE_POD",
        "pod.priorityClass: system-cluster-critical",
        Severity.Degraded,
        "priorityClass=system-cluster-critical"
    )]
    [InlineData(
        "DELETE_POD",
        "criticality: - & pod.priorityClass: high",
        Severity.None,
        "Nothing marks deployment shop/checkout as critical"
    )]
    [InlineData("DELETE_POD", "criticality: - <> label tier=0", Severity.Degraded, "Sources disagree on criticality")]
    [InlineData("DELETE_POD", "", Severity.Unknown, "Whether deployment shop/checkout is marked as critical")]
    public void What_is_marked_as_critical_asks_for_a_second_person(
        string type,
        string facts,
        Severity severity,
        string words
    ) => Rule.ShouldSay("C-CRITICAL", type, facts, severity, words);
}
