using Quell.Domain.Json;

namespace Quell.Knowledge;

/// <summary>One YAML file of knowledge, embedded or from a folder of the user's.</summary>
/// <param name="Path">Folder and name, such as <c>Cards/kill-process.yaml</c>; the folder says what it holds.</param>
/// <param name="From">Where a file of the user's lies; null for one that the program carries.</param>
public sealed record KnowledgeFile(string Path, string Text, string? From = null)
{
    /// <summary>Of the file's bytes; of the text's where nobody gave another.</summary>
    public Digest Digest { get; init; } = Digest.OfText(Text);

    public bool IsOwn => From is not null;
}
