namespace Quell.Architecture.Tests;

/// <summary>The checked-out tree, without what builds leave in it.</summary>
internal static class Repository
{
    private static readonly string[] s_left = [".git", ".vs", ".idea", "artifacts", "bin", "obj", "TestResults"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<TextFile> Files { get; } =
    [
        .. Walk(new DirectoryInfo(Root))
            .Select(file => new TextFile(Root, file))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    public static IEnumerable<TextFile> Sources { get; } =
        Files.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal));

    public static IEnumerable<TextFile> ShippedSources { get; } = Sources.Where(file => file.IsUnder("src"));

    public static IEnumerable<TextFile> TestSources { get; } = Sources.Where(file => file.IsUnder("test"));

    public static IEnumerable<TextFile> Projects { get; } =
        Files.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal));

    public static IEnumerable<TextFile> Documents { get; } =
        Files.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal));

    public static TextFile File(string path) => Files.Single(file => file.Path == path);

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder
            .EnumerateFiles()
            .Concat(
                folder
                    .EnumerateDirectories()
                    .Where(inner => !s_left.Contains(inner.Name, StringComparer.Ordinal))
                    .SelectMany(Walk)
            )
            // A worktree has a file of that name.
            .Where(file => file.Name != ".git");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Quell.slnx")))
            {
                return folder.FullName;
            }
        }
        throw new InvalidOperationException("Quell.slnx stands in no folder above the tests");
    }
}
