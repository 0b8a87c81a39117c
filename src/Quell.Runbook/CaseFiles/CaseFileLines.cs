using System.Collections.Immutable;

namespace Quell.Runbook.CaseFiles;

/// <summary>The Markdown of a case file, line by line: the file itself, or what its HTML form carries in its script block.</summary>
internal static class CaseFileLines
{
    private const int Most = 20_000;
    private const int Longest = 4_000;
    private const string Script = "<script";
    private const string ScriptEnd = "</script";

    public static ImmutableArray<CaseFileLine> Of(string text)
    {
        var (start, end) = Markdown(text);
        var lines = ImmutableArray.CreateBuilder<CaseFileLine>();
        var number = 1 + text.AsSpan(0, start).Count('\n');
        foreach (var range in text.AsSpan(start, end - start).Split('\n'))
        {
            if (lines.Count == Most)
            {
                break;
            }
            var line = text.AsSpan(start, end - start)[range].TrimEnd('\r').TrimStart('\uFEFF');
            lines.Add(new CaseFileLine(number++, Cut(line)));
        }
        return lines.ToImmutable();
    }

    /// <summary>Where the Markdown stands: all of the text, or the first script block that says it is Markdown.</summary>
    private static (int Start, int End) Markdown(string text)
    {
        for (var at = 0; (at = text.IndexOf(Script, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += Script.Length)
        {
            var close = text.IndexOf('>', at);
            if (close < 0)
            {
                break;
            }
            var tag = text.AsSpan(at, close - at);
            if (tag.Contains("text/markdown", StringComparison.OrdinalIgnoreCase))
            {
                var end = text.IndexOf(ScriptEnd, close, StringComparison.OrdinalIgnoreCase);
                return (close + 1, end < 0 ? text.Length : end);
            }
        }
        return (0, text.Length);
    }

    private static string Cut(ReadOnlySpan<char> line) =>
        (
            line.Length <= Longest ? line : line[..(char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest)]
        ).ToString();
}
