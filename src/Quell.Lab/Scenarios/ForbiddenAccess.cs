using System.Collections.Immutable;

namespace Quell.Lab.Scenarios;

/// <summary>Something that the person may not do in the cluster.</summary>
/// <param name="Verbs">Such as <c>list</c>; empty for all.</param>
/// <param name="Resources">Plurals, with their group where it is not the core: <c>leases.coordination.k8s.io</c>; empty for all.</param>
/// <param name="Namespaces">Where; empty for everywhere.</param>
internal sealed record ForbiddenAccess(
    ImmutableArray<string> Verbs,
    ImmutableArray<string> Resources,
    ImmutableArray<string> Namespaces
)
{
    /// <param name="space">The namespace asked about; null for the whole cluster, of which a forbidden namespace is a part.</param>
    public bool Covers(string verb, string plural, string fullName, string? space) =>
        Is(Verbs, verb)
        && (Is(Resources, plural) || Is(Resources, fullName))
        && (Namespaces.IsEmpty || space is null || Namespaces.Contains(space, StringComparer.Ordinal));

    private static bool Is(ImmutableArray<string> words, string word) =>
        words.IsEmpty || words.Contains(word, StringComparer.Ordinal);
}
