using System.Collections.Immutable;
using Spectre.Console;

namespace Quell.Terminal.Screen;

/// <summary>Breaks a line into rows of a width, at spaces, and inside a word only where the word alone is too long.</summary>
internal static class Wrapping
{
    private const string GoodBreaks = "/,=&?;:-_.|@";

    /// <summary>The rows of <paramref name="text"/> as ranges of it; spaces at which a row was broken belong to none.</summary>
    /// <param name="first">Columns of the first row.</param>
    /// <param name="next">Columns of every further row.</param>
    /// <param name="whole">Parts that are never broken, in order: one that is wider than a row is a row of its own.</param>
    public static ImmutableArray<Range> Rows(string text, int first, int next, ImmutableArray<Range> whole = default)
    {
        var rows = ImmutableArray.CreateBuilder<Range>();
        var start = 0;
        var room = Math.Max(1, first);
        while (true)
        {
            var fits = start + Fitting(text.AsSpan(start), room);
            if (fits >= text.Length)
            {
                rows.Add(start..text.Length);
                return rows.ToImmutable();
            }

            var end = Unbroken(text, start, BreakBefore(text, start, fits), whole);
            rows.Add(start..TrimmedEnd(text, start, end));
            start = AfterSpaces(text, IsWhole(end, whole) ? AfterSeparator(text, end, whole) : end);

            if (start == text.Length)
            {
                return rows.ToImmutable();
            }

            room = Math.Max(1, next);
        }
    }

    /// <summary>Where the row ends instead, when it would end inside a part that is never broken.</summary>
    private static int Unbroken(string text, int start, int end, ImmutableArray<Range> whole)
    {
        foreach (var part in whole.IsDefault ? [] : whole)
        {
            var (from, to) = (part.Start.Value, part.End.Value);
            if (from < end && end < to && to > start)
            {
                return text.AsSpan(start, Math.Max(0, from - start)).ContainsAnyExcept(' ') ? from : to;
            }
        }

        return end;
    }

    private static bool IsWhole(int end, ImmutableArray<Range> whole) =>
        !whole.IsDefault && whole.Any(part => part.End.Value == end);

    /// <summary>Between two such parts the new row says what the semicolon said.</summary>
    private static int AfterSeparator(string text, int end, ImmutableArray<Range> whole) =>
        text.AsSpan(end).StartsWith("; ") && whole.Any(part => part.Start.Value == end + 2) ? end + 2 : end;

    private static int AfterSpaces(string text, int start)
    {
        while (start < text.Length && text[start] == ' ')
        {
            start++;
        }

        return start;
    }

    public static bool Fits(string text, int columns) => text.GetCellWidth() <= columns;

    /// <summary>As much of a line as fits into one row; what was cut is marked.</summary>
    public static string Cut(string text, int columns) =>
        text.GetCellWidth() <= columns ? text : text[..Fitting(text, Math.Max(1, columns - 1))] + "…";

    /// <summary>How many characters of <paramref name="text"/> fit into <paramref name="columns"/>; at least one character.</summary>
    private static int Fitting(ReadOnlySpan<char> text, int columns)
    {
        var used = 0;
        var taken = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var width = rune.ToString().GetCellWidth();
            if (used + width > columns && taken > 0)
            {
                return taken;
            }

            used += width;
            taken += rune.Utf16SequenceLength;
        }

        return taken;
    }

    private static int BreakBefore(string text, int start, int limit)
    {
        if (text[limit] == ' ')
        {
            return limit;
        }

        var firstWord = start + (text.Length - start - text.AsSpan(start).TrimStart(' ').Length);
        var space = text.LastIndexOf(' ', limit - 1, limit - start);
        if (space > firstWord)
        {
            return space;
        }

        var earliest = start + ((limit - start) / 2);
        for (var at = limit; at > earliest; at--)
        {
            if (GoodBreaks.Contains(text[at - 1], StringComparison.Ordinal))
            {
                return at;
            }
        }

        return limit;
    }

    private static int TrimmedEnd(string text, int start, int end)
    {
        while (end > start && text[end - 1] == ' ')
        {
            end--;
        }

        return end;
    }
}
