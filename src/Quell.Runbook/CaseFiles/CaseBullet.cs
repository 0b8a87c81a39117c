using System.Collections.Immutable;

namespace Quell.Runbook.CaseFiles;

/// <summary>A bullet with a bold key, and the lines that belong to it up to the next one.</summary>
/// <param name="First">What stands on the line of the key, without it.</param>
internal sealed record CaseBullet(
    string Key,
    CaseFileLine At,
    string First,
    ImmutableArray<(CaseFileLine Line, bool Fenced)> More
)
{
    private static readonly string[] s_unknown =
    [
        "unknown",
        "not known",
        "not enumerated",
        "rbac not enumerated",
        "not asked",
        "not available",
        "n/a",
        "skipped",
        "could not",
        "no process tree",
        "no runtime scan",
        "no scan data",
        "no cloudtrail",
    ];

    /// <summary>The line of the key and those after it, as Markdown, without what is fenced.</summary>
    public IEnumerable<(string Text, int Number)> Lines =>
        More.Where(line => !line.Fenced)
            .Select(line => (line.Line.Trimmed, line.Line.Number))
            .Prepend((First, At.Number))
            .Where(line => line.Item1.Length > 0);

    /// <summary>True where the words say that it was not found out, which is not the same as none.</summary>
    public bool IsUnknown =>
        MarkdownWords.Plain(First).Trim('"', '\'', '_', '*', ' ') is { Length: > 0 } words
        && s_unknown.Any(start => words.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    public bool Starts(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Key.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }

    public static ImmutableArray<CaseBullet> Of(CaseSection section)
    {
        var bullets = ImmutableArray.CreateBuilder<CaseBullet>();
        var more = ImmutableArray.CreateBuilder<(CaseFileLine, bool)>();
        (string Key, CaseFileLine At, string First)? open = null;
        foreach (var (line, fenced) in section.Lines)
        {
            if (!fenced && MarkdownWords.Keyed(line.Text) is { } keyed)
            {
                Close();
                open = (keyed.Key, line, keyed.Value);
            }
            else
            {
                more.Add((line, fenced));
            }
        }
        Close();
        return bullets.ToImmutable();

        void Close()
        {
            var lines = more.DrainToImmutable();
            if (open is { } bullet)
            {
                bullets.Add(new CaseBullet(bullet.Key, bullet.At, bullet.First, lines));
            }
        }
    }
}
