using Quell.Domain.Actions;

namespace Quell.Knowledge.Tests.Consequences.Rules;

public sealed class WebhookRuleTests
{
    [Theory]
    [InlineData(
        "ISOLATE_NETWORK",
        "webhook.backend: ValidatingWebhookConfiguration/x webhook=y failurePolicy=Fail service=checkout",
        Severity.Outage,
        "writes that match it fail in the whole cluster"
    )]
    [InlineData(
        "SCALE_TO_ZERO",
        "webhook.backend: ValidatingWebhookConfiguration/x webhook=y failurePolicy=Fail service=checkout",
        Severity.Outage,
        "ValidatingWebhookConfiguration/x (y) with failurePolicy Fail"
    )]
    [InlineData(
        "DELETE_POD",
        "webhook.backend: ValidatingWebhookConfiguration/x webhook=y failurePolicy=Fail service=checkout & endpoints.ready: checkout ready=1 ours=1",
        Severity.Outage,
        "fail in the whole cluster"
    )]
    [InlineData(
        "DELETE_POD",
        "webhook.backend: ValidatingWebhookConfiguration/x webhook=y failurePolicy=Fail service=checkout & endpoints.ready: checkout ready=3 ours=1",
        Severity.Delay,
        "other endpoints go on answering"
    )]
    [InlineData(
        "DELETE_POD",
        "webhook.backend: ValidatingWebhookConfiguration/x webhook=y failurePolicy=Fail service=checkout & endpoints.ready: checkout ready=3 ours=1 <> checkout ready=1 ours=1",
        Severity.Outage,
        "Sources disagree on endpoints.ready"
    )]
    [InlineData(
        "DELETE_POD",
        "webhook.backend: ValidatingWebhookConfiguration/x webhook=y failurePolicy=Fail service=checkout",
        Severity.Unknown,
        "Whether anything but this Pod"
    )]
    [InlineData(
        "DELETE_POD",
        "webhook.backend: ValidatingWebhookConfiguration/x webhook=y failurePolicy=Ignore service=checkout",
        Severity.Delay,
        "is skipped while nothing answers"
    )]
    [InlineData(
        "SCALE_TO_ZERO",
        "webhook.backend: incomplete: kubectl cluster not read (forbidden)",
        Severity.Unknown,
        "unknown (incomplete: kubectl cluster not read (forbidden))"
    )]
    [InlineData("DELETE_POD", "webhook.backend: -", Severity.None, "answers no webhook")]
    [InlineData("DELETE_POD", "", Severity.Unknown, "answers a webhook, without which")]
    public void A_webhook_without_an_answer_stops_writes_in_the_whole_cluster(
        string type,
        string facts,
        Severity severity,
        string words
    ) => Rule.ShouldSay("C-WEBHOOK", type, facts, severity, words);
}
