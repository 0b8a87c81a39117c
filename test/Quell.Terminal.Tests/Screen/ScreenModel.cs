using System.Globalization;
using System.Text;

namespace Quell.Terminal.Tests.Screen;

/// <summary>What stands on a screen after everything that was written to it: the few controls that the terminal face uses.</summary>
internal static class ScreenModel
{
    public static string[] Of(string written)
    {
        var rows = new List<StringBuilder> { new() };
        var (row, column) = (0, 0);
        for (var at = 0; at < written.Length; at++)
        {
            switch (written[at])
            {
                case '\r':
                    column = 0;
                    break;
                case '\n':
                    (row, column) = (row + 1, 0);
                    if (row == rows.Count)
                    {
                        rows.Add(new StringBuilder());
                    }
                    break;
                case '\u001b':
                    var end = at + 2 + written.AsSpan(at + 2).IndexOfAnyExceptInRange('0', ';');
                    var number = written[(at + 2)..end];
                    if (written[end] == 'A')
                    {
                        row -= int.Parse(number, CultureInfo.InvariantCulture);
                    }
                    else if (written[end] == 'J')
                    {
                        rows[row].Length = Math.Min(rows[row].Length, column);
                        rows.RemoveRange(row + 1, rows.Count - row - 1);
                    }
                    at = end;
                    break;
                default:
                    Put(rows[row], column++, written[at]);
                    break;
            }
        }
        return [.. rows.Select(line => line.ToString().TrimEnd())];
    }

    private static void Put(StringBuilder line, int column, char character)
    {
        line.Append(' ', Math.Max(0, column + 1 - line.Length));
        line[column] = character;
    }
}
