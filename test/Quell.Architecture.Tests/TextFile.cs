namespace Quell.Architecture.Tests;

/// <summary>One file of the tree.</summary>
internal sealed class TextFile(string root, FileInfo file)
{
    private readonly Lazy<string> _text = new(() => File.ReadAllText(file.FullName));

    /// <summary>From the root, with forward slashes.</summary>
    public string Path { get; } = System.IO.Path.GetRelativePath(root, file.FullName).Replace('\\', '/');

    public string FullName => file.FullName;

    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Text => _text.Value;

    public IEnumerable<string> Lines => Text.ReplaceLineEndings("\n").Split('\n');

    public bool IsUnder(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    public override string ToString() => Path;
}
