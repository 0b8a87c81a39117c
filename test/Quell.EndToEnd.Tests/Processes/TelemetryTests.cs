using System.Net;
using System.Text.Json.Nodes;

namespace Quell.EndToEnd.Tests.Processes;

/// <summary>What leaves the program as telemetry, received by a collector of this test.</summary>
public sealed class TelemetryTests : IDisposable
{
    private static readonly string[] s_known =
    [
        "quell.surface",
        "quell.effect",
        "quell.operation",
        "quell.outcome",
        "quell.refusal",
        "quell.exit_code",
    ];

    private readonly Sandbox _sandbox = new();

    [Fact]
    [Trait("Guardrail", "G-15")]
    public async Task Each_call_is_a_span_that_says_what_it_was_and_how_it_ended_and_nothing_else()
    {
        using var collector = new Collector(answer => answer.StatusCode = (int)HttpStatusCode.OK);

        var (code, error) = await PlanAsync(
            collector.Address,
            ("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20abc")
        );

        code.ShouldBe(0);
        error.ShouldContain($"telemetry: names, outcomes and times of this run's calls go to {collector.Address}");
        error.ShouldNotContain("warning");
        var spans = collector.Spans;
        var run = spans.Single(span => (string?)span["name"] == "quell plan");
        Tag(run, "quell.exit_code").ShouldBe("0");
        var calls = spans.Where(span => span != run).ToList();
        calls.Count.ShouldBeGreaterThan(8);
        calls.ShouldAllBe(span => (string?)span["traceId"] == (string?)run["traceId"]);
        calls.ShouldAllBe(span => (string?)span["parentSpanId"] == (string?)run["spanId"]);
        calls.Select(span => (string)span["name"]!).Distinct().ShouldContain("sysdig read");
        calls.ShouldContain(span =>
            Tag(span, "quell.operation") == "get_event_info" && Tag(span, "quell.outcome") == "answered"
        );
        calls.ShouldContain(span => Tag(span, "quell.operation") == "kubectl get");
        calls.ShouldAllBe(span =>
            long.Parse((string)span["endTimeUnixNano"]!) >= long.Parse((string)span["startTimeUnixNano"]!)
        );
        spans
            .SelectMany(span => span["attributes"]!.AsArray())
            .Select(tag => (string)tag!["key"]!)
            .ShouldBeSubsetOf(s_known);
        collector.Received.ShouldAllBe(request => request.Authorization == "Bearer abc");
    }

    [Fact]
    public async Task No_argument_no_target_and_no_word_from_outside_is_in_it()
    {
        using var collector = new Collector(answer => answer.StatusCode = (int)HttpStatusCode.OK);

        await PlanAsync(collector.Address, ("SYSDIG_SECURE_API_TOKEN", "sesame-0123456789"));

        var sent = string.Join('\n', collector.Received.Select(request => request.Body));
        string[] forbidden =
        [
            "7f3c9a1e",
            "checkout",
            "kworkerds",
            "MATCH",
            "prod-eu",
            "111122223333",
            "sesame",
            "--context",
            "stratum",
            Environment.UserName + "@",
            _sandbox.Folder,
        ];
        forbidden.ShouldAllBe(word => !sent.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Durations_are_sent_as_a_histogram_of_each_surface()
    {
        using var collector = new Collector(answer => answer.StatusCode = (int)HttpStatusCode.OK);

        await PlanAsync(collector.Address);

        var metric = JsonNode.Parse(collector.Received.Single(request => request.Path == "/v1/metrics").Body)![
            "resourceMetrics"
        ]![0]!["scopeMetrics"]![0]!["metrics"]![0]!;
        ((string?)metric["name"]).ShouldBe("quell.call.duration");
        var points = metric["histogram"]!["dataPoints"]!.AsArray();
        points.Sum(point => long.Parse((string)point!["count"]!)).ShouldBe(collector.Spans.Length - 1);
        foreach (var point in points)
        {
            point!["bucketCounts"]!
                .AsArray()
                .Sum(count => long.Parse((string)count!))
                .ShouldBe(long.Parse((string)point["count"]!));
            point["bucketCounts"]!.AsArray().Count.ShouldBe(point["explicitBounds"]!.AsArray().Count + 1);
        }
    }

    [Fact]
    public async Task Where_no_endpoint_is_set_nothing_is_said_or_sent()
    {
        using var collector = new Collector(answer => answer.StatusCode = (int)HttpStatusCode.OK);

        var (code, error) = await PlanAsync(null, ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", collector.Address));

        code.ShouldBe(0);
        error.ShouldNotContain("telemetry: ");
        error.ShouldNotContain("warning: ");
        collector.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_the_run_ends_as_it_would_have()
    {
        using var elsewhere = new Collector(answer => answer.StatusCode = (int)HttpStatusCode.OK);
        using var collector = new Collector(answer => answer.Redirect(elsewhere.Address));

        var (code, error) = await PlanAsync(collector.Address);

        code.ShouldBe(0);
        error.ShouldContain($"warning: telemetry was not taken by {collector.Address}: it answered 302");
        elsewhere.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_collector_that_does_not_answer_holds_nobody_up()
    {
        using var collector = new Collector(null);

        var (code, error) = await PlanAsync(collector.Address);

        code.ShouldBe(0);
        error.ShouldContain("it did not answer within 2 s");
        collector.Received.Count.ShouldBe(1);
    }

    public void Dispose() => _sandbox.Dispose();

    private async Task<(int Code, string Error)> PlanAsync(
        string? endpoint,
        params (string Name, string Value)[] variables
    )
    {
        using var quell = QuellProcess.Start(
            _sandbox,
            variables
                .Concat(endpoint is null ? [] : [("QUELL_TELEMETRY_ENDPOINT", endpoint)])
                .ToDictionary(set => set.Name, set => set.Value, StringComparer.Ordinal),
            "plan",
            "--tenant",
            "embedded:cryptominer",
            "--authorize-read",
            "kubectl,aws",
            "--json"
        );
        await quell.TalkAsync((_, _) => null, TestContext.Current.CancellationToken);
        var code = await quell.EndAsync(TestContext.Current.CancellationToken);
        return (code, await quell.ErrorsAsync());
    }

    private static string? Tag(JsonNode span, string name) =>
        (string?)
            span["attributes"]!.AsArray().FirstOrDefault(tag => (string?)tag!["key"] == name)?["value"]!["stringValue"];
}
