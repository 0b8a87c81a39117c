using System.Collections.Immutable;
using Quell.Runbook.Telling;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Quell.Terminal.Screen;

/// <summary>Draws notices: their own words, set by their kind.</summary>
internal sealed class NoticePainter(IAnsiConsole console)
{
    /// <summary>How the first row of a table begins; its rows are numbered.</summary>
    private const string TableHead = " #  ";

    private bool _lastWasBlank = true;

    public void Draw(Notice notice)
    {
        var look = Look.Of(notice.Kind);
        if (look.Frame != Frame.None)
        {
            Gap();
        }

        switch (look.Frame)
        {
            case Frame.Panel:
                Panel(notice.Lines, look);
                break;
            case Frame.Rules:
                Rule();
                Lines(notice.Lines, look);
                Rule();
                break;
            default:
                Lines(notice.Lines, look, isRows: notice.Kind == NoticeKind.Narration);
                break;
        }
    }

    /// <param name="isRows">True for what is said in one row each, such as what is read; the journal has every command whole.</param>
    public void Lines(ImmutableArray<string> lines, Look look, bool isRows = false)
    {
        var isTable = false;
        foreach (var line in lines)
        {
            var isHead = line.StartsWith(TableHead, StringComparison.Ordinal);
            if (line.Length == 0 || (isTable && !LineShape.IsNumbered(line)))
            {
                Gap();
            }

            isTable = isHead || (isTable && LineShape.IsNumbered(line));
            if (line.Length > 0)
            {
                Write(
                    new ScreenLine(
                        line,
                        isHead ? look with { Body = look.Lead } : look,
                        mayRunOver: true,
                        isTable || isRows
                    )
                );
            }
        }
    }

    /// <summary>A rule that says something; it is one row wide already.</summary>
    public void Ruled(string title)
    {
        console.Write(new Text(title, Look.Dim));
        console.WriteLine();
        _lastWasBlank = false;
    }

    public void Rule() => Write(new Rule { Style = Look.Dim });

    /// <summary>One blank line, unless there is one already.</summary>
    public void Gap()
    {
        if (!_lastWasBlank)
        {
            console.WriteLine();
            _lastWasBlank = true;
        }
    }

    /// <summary>Told when something else wrote a line.</summary>
    public void Wrote() => _lastWasBlank = false;

    private void Panel(ImmutableArray<string> lines, Look look)
    {
        var rows = lines.Select(line =>
            line.Length == 0 ? (IRenderable)new Text(" ") : new ScreenLine(line, look, mayRunOver: false)
        );
        Write(
            new Panel(new Rows(rows))
            {
                Border = BoxBorder.Rounded,
                BorderStyle = Look.Dim,
                Expand = true,
            }
        );
    }

    private void Write(IRenderable drawn)
    {
        console.Write(drawn);
        _lastWasBlank = false;
    }
}
