using System.Collections.Immutable;
using Quell.Runbook.Telling;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Quell.Terminal.Screen;

/// <summary>Draws notices: their own words, set by their kind.</summary>
internal sealed class NoticePainter(IAnsiConsole console)
{
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
                Lines(notice.Kind == NoticeKind.Narration ? OneRowEach(notice.Lines) : notice.Lines, look);
                break;
        }
    }

    public void Lines(ImmutableArray<string> lines, Look look)
    {
        foreach (var line in lines)
        {
            if (line.Length == 0)
            {
                Gap();
                continue;
            }

            Write(new ScreenLine(line, look, mayRunOver: true));
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

    /// <summary>What is read is said in one row; the journal has every command whole.</summary>
    private ImmutableArray<string> OneRowEach(ImmutableArray<string> lines) =>
        [.. lines.Select(line => Wrapping.Cut(Visible.Line(line), Math.Max(20, console.Profile.Width)))];

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
