using Quell.Domain.Text;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>A kind that step B asks for.</summary>
/// <param name="Word">As the command line names it; kinds that are not Kubernetes' own with their group.</param>
/// <param name="Plural">As the API server names it in a refusal, without the group.</param>
/// <param name="Group">API group; empty for the core.</param>
public sealed record KubeType(string Word, string Kind, string Plural, string Group)
{
    /// <summary>A kind that only an owner reference names; null where its words may not stand in a command line.</summary>
    public static KubeType? Custom(string kind, string group)
    {
        var singular = kind.ToLowerInvariant();
        var word = $"{singular}.{group}";
        return
            Alphabets.Matches(Alphabet.KubernetesKind, kind)
            && group.Contains('.', StringComparison.Ordinal)
            && Alphabets.Matches(Alphabet.KubernetesResource, word)
            ? new KubeType(word, kind, singular, group)
            : null;
    }

    /// <summary>True when a refusal speaks of this kind: by its plural, with or without group, or by the word of the line.</summary>
    public bool IsNamedBy(string? resource) =>
        resource is not null
        && (
            string.Equals(resource, Plural, StringComparison.Ordinal)
            || string.Equals(resource, Group.Length == 0 ? Plural : $"{Plural}.{Group}", StringComparison.Ordinal)
            || string.Equals(resource, Word, StringComparison.Ordinal)
            || string.Equals(resource, Word.Split('.')[0], StringComparison.Ordinal)
        );
}
