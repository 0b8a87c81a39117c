using Quell.Lab.Scenarios;

namespace Quell.Lab.Tests;

/// <summary>Scenarios for tests.</summary>
internal static class Script
{
    public const string EventId = "00000000000000000000000000000001";

    public const string Smallest = $$"""
        scenario: 1
        name: small
        title: Small
        story: One event.
        event: {{EventId}}
        templates:
          plain:
            source: syscall
            name: policy
            severity: 4
            labels:
              kubernetes.cluster.name: c1
              kubernetes.namespace.name: shop
              kubernetes.workload.type: deployment
              kubernetes.workload.name: web
              kubernetes.pod.name: web-1
              host.id: h1
            content:
              type: workloadRuntimeDetection
              ruleName: Noise
              fields: { container.id: abcabcabcabc, proc.pid: "100", proc.name: <NA> }

        """;

    public static Scenario Embedded(string name) => Loaded(ScenarioLibrary.Load(name));

    public static Scenario Small(string more) => Loaded(Read(WithIncident(more)));

    public static ScenarioReading Read(string yaml) => ScenarioLibrary.Read("test.yaml", yaml);

    private static Scenario Loaded(ScenarioReading reading) =>
        reading is ScenarioReading.Failed failed
            ? throw new ShouldAssertException(string.Join('\n', failed.Errors))
            : ((ScenarioReading.Loaded)reading).Scenario;

    /// <summary>Adds the incident unless the test lists its own events.</summary>
    public static string WithIncident(string more) =>
        Smallest
        + (
            more.Contains("events:", StringComparison.Ordinal)
                ? more
                : $"events:\n  - {{ id: '{EventId}', at: -5m, uses: [plain] }}\n{more}"
        );
}
