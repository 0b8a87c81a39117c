using System.Collections.Immutable;
using Quell.Runbook.AllowLists;

namespace Quell.Runbook.Live;

/// <summary>What kubectl's writes change.</summary>
internal static class KubectlChanges
{
    private const string Replicas = "/spec/replicas";
    private static readonly string s_restartedAt = JsonPointer.Of(
        "spec",
        "template",
        "metadata",
        "annotations",
        "kubectl.kubernetes.io/restartedAt"
    );

    /// <summary>How many Pods there are, and how many of them are made from the template of now.</summary>
    private static readonly ImmutableArray<string> s_rollout =
    [
        Replicas,
        "/status/observedGeneration",
        "/status/replicas",
        "/status/updatedReplicas",
        "/status/availableReplicas",
        "/status/desiredNumberScheduled",
        "/status/updatedNumberScheduled",
        "/status/numberAvailable",
        s_restartedAt,
    ];

    public static CommandChange? Of(AllowVerdict.Allowed line) =>
        line switch
        {
            { Verb: "label" } => Fields(line, Pairs(line, "labels")),
            { Verb: "annotate" } => Fields(line, Pairs(line, "annotations")),
            { Verb: "scale" } => Fields(
                line,
                [new FieldChange(Replicas, line.Arguments.GetValueOrDefault("replicas"))]
            ) with
            {
                Progress = ["/status/replicas", "/status/readyReplicas"],
            },
            { Verb: "patch" } => Fields(
                line,
                PatchFields.Of(line.Arguments.GetValueOrDefault("type"), line.Arguments.GetValueOrDefault("patch"))
            ),
            { Verb: "delete" } => Change(line, ChangeKind.Deletes) with { Progress = ["/spec", "/metadata/labels"] },
            { Verb: "rollout restart" } => Change(line, ChangeKind.Restarts) with { Progress = s_rollout },
            { Verb: "rollout undo" } => Change(line, ChangeKind.RollsBack) with { Progress = s_rollout },
            { Verb: "rollout pause" } => Fields(line, [new FieldChange("/spec/paused", "true")]),
            { Verb: "rollout resume" } => Fields(line, [new FieldChange("/spec/paused", null)]),
            _ => null,
        };

    /// <summary>The value of the time of restart in what was read.</summary>
    public static string RestartedAt => s_restartedAt;

    private static CommandChange Fields(AllowVerdict.Allowed line, ImmutableArray<FieldChange> fields) =>
        Change(line, ChangeKind.SetsFields) with
        {
            Fields = fields,
        };

    private static CommandChange Change(AllowVerdict.Allowed line, ChangeKind kind)
    {
        var space = line.Namespace;
        return new CommandChange
        {
            Kind = kind,
            Read =
            [
                "kubectl",
                "get",
                line.Resource!,
                line.Name!,
                .. space is null ? (ImmutableArray<string>)[] : ["--namespace", space],
                "--context",
                line.Context!,
                "--request-timeout",
                "20s",
                "--output",
                "json",
            ],
            What = $"{line.Resource} {(space is null ? "" : space + "/")}{line.Name}",
            IsPinned = line.Arguments.ContainsKey("resource-version") || PinsItself(line),
        };
    }

    private static bool PinsItself(AllowVerdict.Allowed line) =>
        line is { Verb: "patch" }
        && line.Arguments.GetValueOrDefault("type") is "json"
        && PatchFields.TestsVersion(line.Arguments.GetValueOrDefault("patch"));

    private static ImmutableArray<FieldChange> Pairs(AllowVerdict.Allowed line, string member) =>
        [
            .. line.Pairs.Select(pair =>
            {
                var equals = pair.IndexOf('=', StringComparison.Ordinal);
                var key = equals < 0 ? pair[..^1] : pair[..equals];
                var pointer = JsonPointer.Of("metadata", member, key);
                return new FieldChange(pointer, equals < 0 ? null : LiveValue.OfText(pair[(equals + 1)..], pointer));
            }),
        ];
}
