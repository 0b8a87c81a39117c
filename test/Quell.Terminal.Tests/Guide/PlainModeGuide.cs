namespace Quell.Terminal.Tests.Guide;

/// <summary>docs/guide/plain-mode.md, as it lies in the repository.</summary>
internal static class PlainModeGuide
{
    public static string[] Lines { get; } = File.ReadAllLines(Path.Combine(Root(), "docs", "guide", "plain-mode.md"));

    /// <summary>The cells of each row of the table under the header that begins with <paramref name="column"/>.</summary>
    public static List<string[]> Table(string column) =>
        [
            .. Lines
                .SkipWhile(line => !line.StartsWith($"| {column} |", StringComparison.Ordinal))
                .Skip(2)
                .TakeWhile(line => line.StartsWith('|'))
                .Select(line => line.Trim('|', ' ').Split(" | ", StringSplitOptions.TrimEntries)),
        ];

    public static string Block(string language) =>
        string.Join(
            '\n',
            Lines
                .SkipWhile(line => !string.Equals(line, "```" + language, StringComparison.Ordinal))
                .Skip(1)
                .TakeWhile(line => !line.StartsWith("```", StringComparison.Ordinal))
                .Append("")
        );

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Quell.slnx")))
        {
            at = at.Parent ?? throw new InvalidOperationException("The repository is not above the tests.");
        }

        return at.FullName;
    }
}
