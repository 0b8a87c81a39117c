using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>One <c>kubectl get</c> of step B: several kinds as lists, or several objects by name.</summary>
/// <param name="Source">One of <see cref="KubeSources"/>, with a number or kind behind it where there are several.</param>
/// <param name="Asked">The kinds; each with a name, or none with one.</param>
/// <param name="Flags">Where: <c>-n shop</c>, <c>-A</c>, a field selector.</param>
/// <param name="Purpose">What is narrated.</param>
public sealed record ClusterRead(
    string Source,
    ImmutableArray<(KubeType Type, string? Name)> Asked,
    ImmutableArray<string> Flags,
    string Purpose
)
{
    /// <summary>The same without a kind that the cluster does not serve.</summary>
    public ClusterRead Without(KubeType missing) => this with { Asked = Asked.RemoveAll(one => one.Type == missing) };

    public static ClusterRead Lists(
        string source,
        ImmutableArray<KubeType> types,
        ImmutableArray<string> flags,
        string purpose
    ) => new(source, [.. types.Select(type => (type, (string?)null))], flags, purpose);

    public static ClusterRead Objects(
        string source,
        ImmutableArray<(KubeType Type, string? Name)> objects,
        ImmutableArray<string> flags,
        string purpose
    ) => new(source, objects, [.. flags, "--ignore-not-found"], purpose);

    /// <param name="timeout">Of each request, as the flag takes it.</param>
    public OutsideCall Call(string key, string context, string? cluster, string timeout) =>
        new()
        {
            Key = key,
            Surface = Surface.Kubectl,
            Request = new CallRequest.Command([
                "kubectl",
                "get",
                .. Words(),
                .. Flags,
                "--context",
                context,
                "--request-timeout",
                timeout,
                "-o",
                "json",
            ]),
            Target = new CallTarget(cluster, null, string.Join(", ", Words())),
            Purpose = Purpose,
            Effect = Effect.Read,
        };

    private IEnumerable<string> Words() =>
        Asked.All(one => one.Name is null)
            ? [string.Join(',', Asked.Select(one => one.Type.Word))]
            : Asked.Select(one => $"{one.Type.Word}/{one.Name}");
}
