namespace Quell.Knowledge;

/// <summary>One YAML file of knowledge, embedded or from a folder of the user's.</summary>
/// <param name="Path">Folder and name, such as <c>Cards/kill-process.yaml</c>; the folder says what it holds.</param>
public sealed record KnowledgeFile(string Path, string Text);
