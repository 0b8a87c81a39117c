using Quell.Domain.Actions;

namespace Quell.Knowledge.Tests.Consequences.Rules;

public sealed class BudgetRuleTests
{
    [Theory]
    [InlineData(
        "DELETE_POD",
        "pdb.covering: checkout minAvailable=1 allowed=0",
        Severity.Degraded,
        "PodDisruptionBudget shop/checkout is not asked by a delete, only by an eviction; disruptions that it allows now: 0"
    )]
    [InlineData(
        "DELETE_POD",
        "pdb.covering: checkout minAvailable=1 allowed=2",
        Severity.None,
        "disruptions that it allows now: 2"
    )]
    [InlineData(
        "DELETE_POD",
        "pdb.covering: checkout minAvailable=1 & pdb.disruptionsAllowed: 0",
        Severity.Degraded,
        "allows now: 0"
    )]
    [InlineData("DELETE_POD", "pdb.covering: checkout", Severity.None, "allows now: unknown")]
    [InlineData(
        "DETACH_POD",
        "pdb.covering: checkout minAvailable=1 allowed=0",
        Severity.Degraded,
        "counts one Pod less"
    )]
    [InlineData(
        "SCALE_TO_ZERO",
        "pdb.covering: checkout minAvailable=1 allowed=0",
        Severity.Degraded,
        "does not stop a scale to none"
    )]
    [InlineData(
        "ROLLOUT_RESTART",
        "pdb.covering: checkout minAvailable=1 allowed=0",
        Severity.Degraded,
        "does not limit a rollout"
    )]
    [InlineData(
        "ROLLOUT_UNDO",
        "pdb.covering: checkout minAvailable=1 allowed=1",
        Severity.None,
        "does not limit a rollout"
    )]
    [InlineData(
        "DELETE_POD",
        "pdb.covering: -",
        Severity.None,
        "No PodDisruptionBudget covers deployment shop/checkout"
    )]
    [InlineData("DELETE_POD", "", Severity.Unknown, "run kubectl get pdb -n shop -o json to know")]
    [InlineData(
        "DELETE_POD",
        "pdb.covering: - <> checkout minAvailable=1 allowed=0",
        Severity.Degraded,
        "Sources disagree on pdb.covering"
    )]
    public void A_budget_is_said_for_the_verb_that_it_does_not_stop(
        string type,
        string facts,
        Severity severity,
        string words
    ) => Rule.ShouldSay("C-PDB", type, facts, severity, words);
}
