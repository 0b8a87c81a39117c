using Quell.Domain.Actions;

namespace Quell.Knowledge.Tests.Consequences.Rules;

public sealed class SuspendRuleTests
{
    [Theory]
    [InlineData(
        "SUSPEND_JOB",
        "workload.kind: job & job.suspended: false",
        Severity.Outage,
        "job shop/checkout ends its running Pods"
    )]
    [InlineData(
        "SUSPEND_CRONJOB",
        "workload.kind: cronjob & job.suspended: false",
        Severity.Degraded,
        "a run that is going on"
    )]
    [InlineData("SUSPEND_JOB", "job.suspended: true", Severity.None, "is suspended already")]
    [InlineData(
        "SUSPEND_JOB",
        "workload.kind: job & job.suspended: true <> false",
        Severity.Outage,
        "Sources disagree on job.suspended"
    )]
    [InlineData("SUSPEND_JOB", "", Severity.Unknown, "is suspended already")]
    public void What_a_suspension_ends_depends_on_the_kind(
        string type,
        string facts,
        Severity severity,
        string words
    ) => Rule.ShouldSay("C-SUSPEND", type, facts, severity, words);
}
