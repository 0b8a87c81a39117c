using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>What the kubectl reads of a case have shown of the cluster, by source and kind.</summary>
public sealed class ClusterView
{
    private readonly ImmutableSortedDictionary<string, ImmutableArray<CallState>> _bySource;

    private ClusterView(ImmutableSortedDictionary<string, ImmutableArray<CallState>> bySource) => _bySource = bySource;

    /// <summary>The ended reads of one round.</summary>
    public static ClusterView Of(CaseState state, int round)
    {
        var prefix = $"{state.Scope}.r{round}:{KubeSources.Prefix}";
        return Of(Ended(state).Where(call => call.Call.Key.StartsWith(prefix, StringComparison.Ordinal)));
    }

    /// <summary>Of each source the newest round of this session.</summary>
    public static ClusterView Latest(CaseState state) =>
        Of(
            Ended(state)
                .Where(call => call.Call.Key.StartsWith($"{state.Scope}.r", StringComparison.Ordinal))
                .GroupBy(call => CallKeys.SourceOf(call.Call.Key), StringComparer.Ordinal)
                .SelectMany(source =>
                {
                    var newest = source.MaxBy(call => call.EndedSequence)!;
                    var round = RoundOf(newest);
                    return source.Where(call => string.Equals(RoundOf(call), round, StringComparison.Ordinal));
                })
        );

    /// <summary>The same without the sources that a test turns down.</summary>
    public ClusterView Where(Func<string, bool> source) =>
        new(_bySource.RemoveRange(_bySource.Keys.Where(key => !source(key))));

    public IEnumerable<string> Sources => _bySource.Keys;

    public bool HasEnded(string source) => _bySource.ContainsKey(source);

    /// <summary>One kind as one source showed it; null where that was not asked, or not answered yet.</summary>
    public Listing? List(string source, KubeType type)
    {
        if (!_bySource.TryGetValue(source, out var calls))
        {
            return null;
        }
        foreach (var call in calls)
        {
            if (call.Refusal is { Kind: RefusalKind.KindMissing } missing && type.IsNamedBy(missing.Detail))
            {
                return Listed(call, [], []) with { IsServed = false };
            }
        }
        var last = calls[^1];
        return last.Refusal is { Kind: RefusalKind.KindMissing, Detail: { } gone } && IsAsked(last, gone)
            ? null // It is asked again without that kind.
            : Read(last, type);
    }

    /// <summary>An object by kind and name, from whichever source asked for it by name; of lists less is kept.</summary>
    /// <param name="space">Null looks in every namespace, and for objects of the cluster.</param>
    public Sighting? Find(string kind, string group, string name, string? space = null)
    {
        foreach (var calls in _bySource.Values)
        {
            var call = calls[^1];
            if (call.Reading is not CallReading.Objects objects || !NamesObjects(call))
            {
                continue;
            }
            foreach (var item in objects.Items)
            {
                if (
                    string.Equals(item.Name, name, StringComparison.Ordinal)
                    && string.Equals(item.Kind, kind, StringComparison.Ordinal)
                    && string.Equals(item.Group, group, StringComparison.Ordinal)
                    && (
                        space is null
                        || item.Namespace is null
                        || string.Equals(item.Namespace, space, StringComparison.Ordinal)
                    )
                )
                {
                    return new Sighting(item, CitationOf(call), AtOf(call));
                }
            }
        }
        return null;
    }

    /// <summary>True once a source has asked for this object by name, whatever came of it.</summary>
    public bool HasAsked(KubeType type, string name) => Sources.Any(source => HasAsked(source, type, name));

    /// <summary>True once this source has asked for this object by name.</summary>
    public bool HasAsked(string source, KubeType type, string name) =>
        _bySource.TryGetValue(source, out var calls)
        && calls.Any(call => Words(call).Contains($"{type.Word}/{name}", StringComparer.Ordinal));

    private static ClusterView Of(IEnumerable<CallState> calls) =>
        new(
            calls
                .GroupBy(call => CallKeys.SourceOf(call.Call.Key), StringComparer.Ordinal)
                .ToImmutableSortedDictionary(
                    group => group.Key,
                    group => group.OrderBy(call => call.EndedSequence).ToImmutableArray(),
                    StringComparer.Ordinal
                )
        );

    private static IEnumerable<CallState> Ended(CaseState state) =>
        state.Calls.Values.Where(call =>
            call.Session == state.SessionNumber && call.Ended is not null && ClusterReads.Made(call.Call)
        );

    private static string RoundOf(CallState call) =>
        call.Call.Key[..call.Call.Key.IndexOf(':', StringComparison.Ordinal)];

    private static Listing Read(CallState call, KubeType type)
    {
        if (call.Refusal is { } refusal)
        {
            return Listed(call, [], [], Problem.Of(refusal, type));
        }
        if (call.Ended is { } ended && Problem.Of(ended.Outcome) is { } lost)
        {
            return Listed(call, [], [], lost);
        }
        var objects = (CallReading.Objects)call.Reading!;
        var refused = objects.Refused.FirstOrDefault(one => type.IsNamedBy(one.Resource));
        return Listed(
            call,
            [
                .. objects
                    .Items.Where(item => Is(item, type))
                    .Select(item => new Sighting(item, CitationOf(call), AtOf(call))),
            ],
            type.Kind is "Pod" ? objects.Pods : [],
            refused is not null ? Problem.Of(refused.Refusal, type)
                : objects.Cut.Contains(type.Kind, StringComparer.Ordinal)
                    ? new Problem(UnknownReason.Unreadable, $"there are more {type.Plural} than may be kept")
                : null
        );
    }

    private static bool Is(KubeObject item, KubeType type) =>
        string.Equals(item.Kind, type.Kind, StringComparison.Ordinal)
        // Ingresses have moved between groups; everything of Kubernetes' own is told by its kind.
        && item.Group.EndsWith("crd.projectcalico.org", StringComparison.Ordinal)
            == type.Group.EndsWith("crd.projectcalico.org", StringComparison.Ordinal);

    private static Listing Listed(
        CallState call,
        ImmutableArray<Sighting> items,
        ImmutableArray<PodGroup> pods,
        Problem? problem = null
    ) => new(items, pods, CitationOf(call), AtOf(call), problem);

    private static Citation CitationOf(CallState call) => new(CallKeys.SourceOf(call.Call.Key), call.Call.Request.Text);

    private static DateTimeOffset AtOf(CallState call) => call.EndedAt ?? call.IntendedAt;

    private static bool NamesObjects(CallState call) =>
        Words(call) is [_, _, var first, ..] && first.Contains('/', StringComparison.Ordinal);

    private static bool IsAsked(CallState call, string word) =>
        Words(call)
            .Skip(2)
            .SelectMany(words => words.Split(',', '/'))
            .Any(asked => string.Equals(asked.Split('.')[0], word.Split('.')[0], StringComparison.Ordinal));

    private static ImmutableArray<string> Words(CallState call) =>
        call.Call.Request is CallRequest.Command line ? line.Argv : [];
}
