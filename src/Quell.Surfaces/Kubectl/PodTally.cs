using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Runbook.Probe.Kubectl;

namespace Quell.Surfaces.Kubectl;

/// <summary>Counts the Pods of a list by what they share.</summary>
internal sealed class PodTally
{
    private const int MostGroups = 20_000;

    private readonly SortedDictionary<string, Tally> _groups = new(StringComparer.Ordinal);

    /// <summary>True once a Pod was left out because there are too many groups.</summary>
    public bool IsCut { get; private set; }

    public void Add(ObjectHeader header, Part pod)
    {
        if (pod["status"]["phase"].Text is "Succeeded" or "Failed")
        {
            return;
        }
        var (kind, name) = Owner(header, pod);
        var account = pod["spec"]["serviceAccountName"].Text ?? "default";
        var claims = PodVolumes.Claims(pod["spec"], header.Name).Order(StringComparer.Ordinal).ToImmutableArray();
        var key = string.Join('\n', header.Namespace, kind, name, account, string.Join(',', claims));
        if (!_groups.TryGetValue(key, out var group))
        {
            if (_groups.Count >= MostGroups)
            {
                IsCut = true;
                return;
            }
            group = new Tally(
                new PodGroup
                {
                    Namespace = header.Namespace ?? string.Empty,
                    OwnerKind = kind,
                    OwnerName = name,
                    ServiceAccount = account,
                    Claims = claims,
                }
            );
            _groups.Add(key, group);
        }
        group.Count++;
        group.Ready += IsReady(pod) ? 1 : 0;
        if (pod["spec"]["nodeName"].Text is { Length: > 0 } node)
        {
            group.Nodes.Add(node);
        }
    }

    public ImmutableArray<PodGroup> Groups() =>
        [
            .. _groups.Values.Select(tally =>
                tally.Group with
                {
                    Count = tally.Count,
                    Ready = tally.Ready,
                    Nodes = [.. tally.Nodes],
                }
            ),
        ];

    private static (string Kind, string Name) Owner(ObjectHeader header, Part pod)
    {
        var owners = pod["metadata"]["ownerReferences"].Items.ToList();
        var owner = owners.Find(one => one["controller"].SaysTrue);
        owner = owner.Exists ? owner : owners.FirstOrDefault();
        if (owner["kind"].Text is not { } kind || owner["name"].Text is not { } name)
        {
            return ("Pod", header.Name);
        }
        // A Deployment names its ReplicaSets after itself and the hash of its template.
        return
            kind is "ReplicaSet"
            && pod["metadata"]["labels"]["pod-template-hash"].Text is { Length: > 0 } hash
            && name.EndsWith($"-{hash}", StringComparison.Ordinal)
            ? ("Deployment", name[..^(hash.Length + 1)])
            : (kind, name);
    }

    private static bool IsReady(Part pod) =>
        pod["status"]
            ["conditions"]
            .Items.Any(condition => condition["type"].Is("Ready") && condition["status"].Is("True"));

    private sealed class Tally(PodGroup group)
    {
        public PodGroup Group => group;

        public int Count { get; set; }

        public int Ready { get; set; }

        public SortedSet<string> Nodes { get; } = new(StringComparer.Ordinal);
    }
}
