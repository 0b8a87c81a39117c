namespace Quell.Journal;

/// <summary>Reads the head of an investigation's case file tolerantly. What is not there is an empty text.</summary>
internal static class PriorCaseText
{
    private const string EventIdKey = "**Event ID:**";
    private const int LongestLine = 500;
    private const int LongestSummary = 4000;

    /// <summary>The id that the file says it is about; empty when it says none.</summary>
    public static string EventIdOf(string text)
    {
        var header = HeaderLine(text);
        var at = header.IndexOf(EventIdKey, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return "";
        }
        var rest = header[(at + EventIdKey.Length)..].TrimStart();
        var end = rest.IndexOfAny([' ', '\t', '|']);
        return (end < 0 ? rest : rest[..end]).Trim('`', '*');
    }

    public static string HeaderOf(string text) => Bounded(HeaderLine(text), LongestLine);

    public static string TitleOf(string text)
    {
        var heading = Lines(text).FirstOrDefault(line => Level(line) is 1 or 2);
        return heading is null ? "" : Bounded(heading.TrimStart('#').Trim(), LongestLine);
    }

    public static string SummaryOf(string text)
    {
        var section = Lines(text)
            .SkipWhile(line => !IsSummary(line))
            .Skip(1)
            .TakeWhile(line => Level(line) == 0)
            .Select(line => line.TrimEnd());
        return Bounded(string.Join('\n', section).Trim(), LongestSummary);
    }

    private static bool IsSummary(string line) =>
        Level(line) > 0 && line.TrimStart('#').TrimStart().StartsWith("summary", StringComparison.OrdinalIgnoreCase);

    /// <summary>How many hashes start a heading; 0 for a line that is none.</summary>
    private static int Level(string line)
    {
        var hashes = line.Length - line.TrimStart('#').Length;
        return hashes is > 0 and <= 6 && line.Length > hashes && line[hashes] == ' ' ? hashes : 0;
    }

    private static string HeaderLine(string text) =>
        Lines(text).FirstOrDefault(line => line.Contains(EventIdKey, StringComparison.OrdinalIgnoreCase))?.Trim() ?? "";

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n').Select(line => line.TrimEnd('\r').TrimStart('\uFEFF'));

    private static string Bounded(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "…";
}
