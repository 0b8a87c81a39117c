using System.Text.RegularExpressions;

namespace Quell.Measures;

/// <summary>One list of hostile words for every place in which text from the outside comes out again.</summary>
public static class OutsideWords
{
    private static readonly (string Kind, string Word)[] s_all = [.. Read()];

    /// <summary>A word to compare with: no name of anything, as the others are not, and nothing but letters to any reader.</summary>
    public static string Harmless => " harmlös";

    public static IReadOnlyList<string> All { get; } = [.. s_all.Select(word => word.Word)];

    public static IReadOnlyList<string> Kinds { get; } = [.. s_all.Select(word => word.Kind).Distinct()];

    /// <summary>Those that are made for one place.</summary>
    public static IEnumerable<string> Of(string kind) =>
        s_all.Where(word => string.Equals(word.Kind, kind, StringComparison.Ordinal)).Select(word => word.Word);

    private static IEnumerable<(string Kind, string Word)> Read()
    {
        using var stream = typeof(OutsideWords).Assembly.GetManifestResourceStream("outside-words.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var end = line.IndexOf(' ', StringComparison.Ordinal);
                yield return (line[..end], Regex.Unescape(line[(end + 1)..]));
            }
        }
    }
}
