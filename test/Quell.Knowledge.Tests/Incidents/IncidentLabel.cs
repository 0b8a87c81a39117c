using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Quell.Knowledge.Tests.Incidents;

/// <summary>A consequence that a responder would have to be told, as <c>labels.txt</c> has it.</summary>
/// <param name="Words">Each has to be found in one and the same sentence.</param>
internal sealed record IncidentLabel(
    string Incident,
    string Action,
    ImmutableArray<Regex> Words,
    string Expected,
    string From
)
{
    public static IReadOnlyList<IncidentLabel> All { get; } = [.. Read()];

    /// <summary>That something is not known tells only who expects not to know it.</summary>
    public bool IsToldBy(string sentence) =>
        Words.All(word => word.IsMatch(sentence))
        && (!sentence.Contains(": unknown (", StringComparison.Ordinal) || Words.Any(word => word.IsMatch("unknown")));

    private static IEnumerable<IncidentLabel> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Labels/labels.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.Length == 0)
            {
                continue;
            }
            var parts = line.Split(" | ");
            var about = parts[0].Split(' ');
            yield return new IncidentLabel(
                about[0],
                about[1],
                [
                    .. parts[1]
                        .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                        .Select(word => new Regex(
                            word,
                            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
                        )),
                ],
                parts[2],
                parts[3]
            );
        }
    }
}
