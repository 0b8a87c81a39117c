using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Quell.Terminal.Tests.Screen;

/// <summary>
/// A terminal of a size: what stands on it after everything that was written, how it looks, and what copying its lines
/// gives. A line that the terminal itself wrapped is one line, as in every terminal that people use.
/// </summary>
internal sealed class TerminalModel(int width, int height)
{
    private readonly List<Row> _rows = [new()];
    private int _row;
    private int _column;
    private (int Row, int Column) _saved;
    private string _style = string.Empty;

    /// <summary>The rows in view, without what stands behind their ends.</summary>
    public string[] Screen => [.. InView.Select(row => row.Text)];

    /// <summary>The same with every change of style said in words: <c>⟦bold teal⟧Known:⟦⟧</c>.</summary>
    public string[] Styled => [.. InView.Select(row => row.Styled)];

    /// <summary>What copying everything that was ever on the screen gives, line by line.</summary>
    public string[] Lines
    {
        get
        {
            var lines = new List<string>();
            var begun = string.Empty;
            foreach (var row in _rows)
            {
                begun += row.RunsOn ? row.Whole : row.Text;
                if (!row.RunsOn)
                {
                    lines.Add(begun);
                    begun = string.Empty;
                }
            }

            return [.. lines];
        }
    }

    private IEnumerable<Row> InView => _rows.Skip(Top);

    private int Top => Math.Max(0, _rows.Count - height);

    public TerminalModel Write(string written)
    {
        var rest = written.AsSpan();
        while (!rest.IsEmpty)
        {
            Rune.DecodeFromUtf16(rest, out var rune, out var consumed);
            if (rune.Value == '\u001b')
            {
                rest = rest[Control(rest)..];
                continue;
            }

            Put(rune);
            rest = rest[consumed..];
        }

        return this;
    }

    private void Put(Rune rune)
    {
        switch (rune.Value)
        {
            case '\r':
                _column = 0;
                break;
            case '\b':
                _column = Math.Max(0, Math.Min(_column, width - 1) - 1);
                break;
            case '\n':
                _rows[_row].RunsOn = false;
                Down();
                _column = 0;
                break;
            default:
                var cells = rune.ToString().GetCellWidth();
                if (_column + cells > width)
                {
                    _rows[_row].RunsOn = true;
                    Down();
                    _column = 0;
                }

                _rows[_row].Put(_column, rune.ToString(), cells, _style);
                _column += Math.Max(0, cells);
                break;
        }
    }

    private void Down()
    {
        _row++;
        if (_row == _rows.Count)
        {
            _rows.Add(new Row());
        }
    }

    private int Control(ReadOnlySpan<char> written)
    {
        if (written is [_, '7' or '8', ..])
        {
            if (written[1] == '7')
            {
                _saved = (_row, _column);
            }
            else
            {
                (_row, _column) = _saved;
            }

            return 2;
        }

        if (written.Length < 2 || written[1] != '[')
        {
            throw new InvalidOperationException("The face writes no control but those that begin with ESC [.");
        }

        var end = 2 + written[2..].IndexOfAnyExceptInRange('0', ';');
        var numbers = written[2..end].ToString();
        switch (written[end])
        {
            case 'A':
                _row = Math.Max(Top, _row - Number(numbers));
                break;
            case 'B':
                _row = Math.Min(_rows.Count - 1, _row + Number(numbers));
                break;
            case 'G':
                _column = Number(numbers) - 1;
                break;
            case 'J':
                _rows[_row].CutAt(_column);
                _rows.RemoveRange(_row + 1, _rows.Count - _row - 1);
                break;
            case 'K':
                _rows[_row].CutAt(numbers is "2" ? 0 : _column);
                break;
            case 'm':
                _style = Named(numbers, _style);
                break;
            default:
                throw new InvalidOperationException($"The face writes no control {written[end]}.");
        }

        return end + 1;
    }

    private static int Number(string numbers) =>
        numbers.Length == 0 ? 1 : int.Parse(numbers, CultureInfo.InvariantCulture);

    private static string Named(string numbers, string before) =>
        numbers is "" or "0" ? string.Empty
        : before.Length > 0 ? $"{before} {Words(numbers)}"
        : Words(numbers);

    private static string Words(string numbers) =>
        string.Join(
            ' ',
            numbers
                .Replace("38;5;", "", StringComparison.Ordinal)
                .Split(';')
                .Select(number =>
                    number switch
                    {
                        "1" => "bold",
                        "2" => "dim",
                        "31" or "91" or "9" => "red",
                        "33" or "3" => "olive",
                        "36" or "6" => "teal",
                        _ => $"sgr-{number}",
                    }
                )
        );

    private sealed class Row
    {
        private readonly List<(string Text, string Style)> _cells = [];

        public bool RunsOn { get; set; }

        public string Whole => string.Concat(_cells.Select(cell => cell.Text));

        public string Text => Whole.TrimEnd();

        public string Styled
        {
            get
            {
                var said = new StringBuilder();
                var style = string.Empty;
                foreach (var cell in _cells)
                {
                    if (!string.Equals(cell.Style, style, StringComparison.Ordinal))
                    {
                        said.Append('⟦').Append(cell.Style).Append('⟧');
                        style = cell.Style;
                    }

                    said.Append(cell.Text);
                }

                return (style.Length > 0 ? said.Append("⟦⟧") : said).ToString().TrimEnd();
            }
        }

        public void Put(int column, string text, int cells, string style)
        {
            if (cells <= 0 && column > 0 && column <= _cells.Count)
            {
                // A mark is drawn on the character before it.
                _cells[column - 1] = (_cells[column - 1].Text + text, _cells[column - 1].Style);
                return;
            }

            while (_cells.Count < column + cells)
            {
                _cells.Add((" ", string.Empty));
            }

            _cells[column] = (text, style);
            if (cells > 1)
            {
                _cells[column + 1] = (string.Empty, style);
            }
        }

        public void CutAt(int column)
        {
            if (column < _cells.Count)
            {
                _cells.RemoveRange(column, _cells.Count - column);
            }

            RunsOn = false;
        }
    }
}
