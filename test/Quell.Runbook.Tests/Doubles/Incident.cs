using System.Collections.Immutable;
using Quell.Domain.Events;
using Quell.Domain.Responses;
using Quell.Runbook.Calls;

namespace Quell.Runbook.Tests.Doubles;

/// <summary>A miner in a Deployment, and the actions that a tenant lists for it.</summary>
internal static class Incident
{
    public const string EventId = "17f0a1b2c3d4e5f60718293a4b5c6d7e";
    public const string Workload = "checkout";
    public const string Rule = "Detect crypto miners using the Stratum protocol";

    public static readonly DateTimeOffset Start = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);

    public static readonly ThreatEvent Threat = Event(EventId, Start.AddMinutes(-10));

    /// <summary>The same, caused by a user of the cloud account.</summary>
    public static ThreatEvent CloudThreat =>
        Threat with
        {
            Fields = Threat.Fields.Add("ct.user.arn", "arn:aws:iam::123456789012:user/ci-deploy"),
        };

    public static readonly ImmutableArray<CatalogueAction> Catalogue =
    [
        Listed("GET_LOGS", ResponderType.Cluster, false, s_cluster, s_space, s_pod),
        Listed("KILL_PROCESS", ResponderType.Host, false, s_host, s_process, s_started),
        Listed("PAUSE_CONTAINER", ResponderType.Host, true, s_host, s_container),
        Listed("UNPAUSE_CONTAINER", ResponderType.Host, false, s_host, s_container),
        Listed("STOP_CONTAINER", ResponderType.Host, true, s_host, s_container),
        Listed("ISOLATE_NETWORK", ResponderType.Cluster, true, s_cluster, s_space, s_kind, s_workload),
        Listed("DELETE_NETWORK_POLICY", ResponderType.Cluster, false, s_cluster, s_space, s_workload),
        Listed("ROLLOUT_RESTART", ResponderType.Cluster, false, s_cluster, s_space, s_kind, s_workload),
    ];

    private static ParameterSpec s_cluster => Text("kubernetes.cluster.name");
    private static ParameterSpec s_space => Text("kubernetes.namespace.name");
    private static ParameterSpec s_pod => Text("kubernetes.pod.name");
    private static ParameterSpec s_kind => Text("kubernetes.workload.type");
    private static ParameterSpec s_workload => Text("kubernetes.workload.name");
    private static ParameterSpec s_host => Text("host.id");
    private static ParameterSpec s_container => Text("container.id");
    private static ParameterSpec s_started => new("startTime", "integer", true, "startTime");
    private static ParameterSpec s_process => new("process.id", "integer", true, "process.id");

    /// <summary>The tools as a server lists them; a mark makes the schema of the submit another one.</summary>
    public static ImmutableArray<ToolSchema> Tools(string mark = "") =>
        [
            .. SysdigTools.All.Select(name =>
                string.Equals(name, SysdigTools.Submit, StringComparison.Ordinal)
                    ? new ToolSchema(
                        name,
                        $"{name}{mark}",
                        [
                            Text("action_type"),
                            new ParameterSpec("parameters", "object", true, "parameters"),
                            Text("caller_id"),
                        ]
                    )
                    : new ToolSchema(name, name, [])
            ),
        ];

    /// <summary>An event of the same rule on the same workload.</summary>
    public static ThreatEvent Event(string id, DateTimeOffset at, string? rule = Rule) =>
        new()
        {
            Id = id,
            TimestampNs = SysdigCalls.Nanoseconds(at),
            Severity = 1,
            PolicyName = "Malware",
            RuleName = rule,
            PolicyId = "10042",
            ContentType = "workloadRuntimeDetection",
            Source = "syscall",
            Category = "runtime",
            Engine = "falco",
            Output = "miner started",
            RuleTags = ["MITRE_TA0040_impact"],
            Actions = [],
            Fields = Map(
                ("container.id", "1f0c2a3b4d5e"),
                ("proc.pid", "4823"),
                ("proc.pid.ts", "1772358600115100312"),
                ("proc.name", "xmrig"),
                ("proc.cmdline", "/tmp/xmrig -o stratum+tcp://pool.example:3333"),
                ("proc.exepath", "/tmp/xmrig")
            ),
            Labels = Map(
                ("kubernetes.cluster.name", "prod-eu"),
                ("kubernetes.namespace.name", "shop"),
                ("kubernetes.workload.type", "deployment"),
                ("kubernetes.workload.name", Workload),
                ("kubernetes.pod.name", "checkout-7d9c5b6f4-abcde"),
                ("kubernetes.node.name", "node-1"),
                ("container.name", "app"),
                ("host.id", "ab12cd34"),
                ("host.hostName", "node-1.example"),
                ("cloudProvider.account.id", "123456789012")
            ),
        };

    public static ActionExecution Execution(string id, string type, string status, DateTimeOffset at) =>
        new()
        {
            Id = id,
            ActionType = type,
            Responder = Catalogue.FirstOrDefault(known => known.Type == type)?.Responder ?? ResponderType.Host,
            Status = status,
            Parameters = Map(),
            Outputs = Map(),
            CallerId = null,
            FailureReason = null,
            FailureLog = null,
            CreatedAt = at,
            UpdatedAt = at,
            Undoes = null,
        };

    public static ImmutableSortedDictionary<string, string> Map(params ReadOnlySpan<(string Key, string Value)> pairs)
    {
        var map = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
        {
            map[key] = value;
        }
        return map.ToImmutable();
    }

    private static CatalogueAction Listed(
        string type,
        ResponderType responder,
        bool undoable,
        params ImmutableArray<ParameterSpec> parameters
    ) =>
        new()
        {
            Type = type,
            Responder = responder,
            Parameters = parameters,
            Outputs = [],
            Description = type,
            IsUndoable = undoable,
        };

    private static ParameterSpec Text(string name) => new(name, "string", true, name);
}
