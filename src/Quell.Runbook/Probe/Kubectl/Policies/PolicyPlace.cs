using System.Collections.Immutable;

namespace Quell.Runbook.Probe.Kubectl.Policies;

/// <summary>What selectors of policies look at.</summary>
/// <param name="Space">Labels of the namespace; null where it was not read.</param>
internal sealed record PolicyPlace(
    string Namespace,
    ImmutableSortedDictionary<string, string> Pod,
    ImmutableSortedDictionary<string, string>? Space
)
{
    public static PolicyPlace Of(ThreatSubject subject, ClusterView view)
    {
        var space = view.Find("Namespace", string.Empty, subject.Namespace);
        return new PolicyPlace(
            subject.Namespace,
            subject.Labels,
            space
                ?.Metadata["labels"]
                .Members.Where(label => label.Value.Text is not null)
                .GroupBy(label => label.Key, StringComparer.Ordinal)
                .ToImmutableSortedDictionary(
                    label => label.Key,
                    label => label.First().Value.Text!,
                    StringComparer.Ordinal
                )
                // Set by the API server itself since 1.21.
                .SetItem("kubernetes.io/metadata.name", subject.Namespace)
        );
    }
}
