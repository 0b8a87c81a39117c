using System.Collections.Immutable;
using System.Globalization;
using Quell.Domain.Facts;

namespace Quell.Runbook.CaseFiles;

/// <summary>Collects what a case file says, each with its line. Bounded: what is too much is left out, never cut up.</summary>
internal sealed class CaseFileFacts(string path, DateTimeOffset writtenAt)
{
    private const int MostValues = 60;
    private const int Longest = 600;

    private readonly Dictionary<string, (int Line, List<string> Values)> _found = new(StringComparer.Ordinal);

    /// <summary>Adds a value; the fact's line is that of its first one.</summary>
    public void Add(string key, string value, int line)
    {
        var text = Bounded(value.Trim());
        if (text.Length == 0)
        {
            return;
        }
        var known = Entry(key, line);
        if (known.Values.Count < MostValues && !known.Values.Contains(text, StringComparer.Ordinal))
        {
            known.Values.Add(text);
        }
    }

    /// <summary>The first value counts: what a file says twice and differently is not put together.</summary>
    public void AddOnce(string key, string value, int line)
    {
        if (!_found.ContainsKey(key))
        {
            Add(key, value, line);
        }
    }

    /// <summary>The file says that there is none.</summary>
    public void AddNone(string key, int line) => _ = Entry(key, line);

    public bool Has(string key) => _found.ContainsKey(key);

    public string? First(string key) => _found.TryGetValue(key, out var known) ? known.Values.FirstOrDefault() : null;

    public ImmutableArray<FactReading> ToReadings() =>
        [
            .. _found
                .OrderBy(known => known.Value.Line)
                .ThenBy(known => known.Key, StringComparer.Ordinal)
                .Select(known => new FactReading(
                    known.Key,
                    [.. known.Value.Values],
                    Cite(known.Value.Line),
                    writtenAt
                )),
        ];

    private Citation Cite(int line) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{CaseFile.Source}:{line}"),
            string.Create(CultureInfo.InvariantCulture, $"{path}:{line}")
        );

    private (int Line, List<string> Values) Entry(string key, int line)
    {
        if (!_found.TryGetValue(key, out var known))
        {
            known = (line, []);
            _found.Add(key, known);
        }
        return known;
    }

    private static string Bounded(string text) =>
        text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
}
