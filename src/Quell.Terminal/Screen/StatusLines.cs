using System.Collections.Immutable;
using Quell.Domain.Text;
using Quell.Runbook.Telling;
using Spectre.Console;

namespace Quell.Terminal.Screen;

/// <summary>
/// The last rows of the screen while nothing is asked: whose incident this is and how old it is, what runs now, what was
/// done. Everything told is written above them.
/// </summary>
/// <remarks>Only on a screen whose cursor can be moved. No row is ever as wide as the screen, so none is wrapped.</remarks>
internal sealed class StatusLines(IAnsiConsole console, TimeProvider time)
{
    private ImmutableArray<string> _drawn = [];

    private bool CanDraw => console.Profile.Capabilities is { Ansi: true, Interactive: true };

    /// <summary>Puts the cursor back to where the next told line begins.</summary>
    public void Erase()
    {
        if (_drawn.IsEmpty)
        {
            return;
        }

        var width = Math.Max(1, console.Profile.Width);
        var rows = _drawn.Sum(row => ((Math.Max(1, row.GetCellWidth()) - 1) / width) + 1);
        Control(rows > 1 ? $"\r\u001b[{rows - 1}A\u001b[J" : "\r\u001b[J");
        _drawn = [];
    }

    public void Draw(CaseGlance glance)
    {
        if (!CanDraw)
        {
            return;
        }

        var rows = Rows(glance);
        if (rows.SequenceEqual(_drawn))
        {
            return;
        }

        Erase();
        for (var i = 0; i < rows.Length; i++)
        {
            if (i > 0)
            {
                console.WriteLine();
            }

            console.Write(new Text(rows[i], i == 0 ? Look.Dim : Style.Plain));
        }

        _drawn = rows;
    }

    /// <summary>The rule above a question says the same as the first row.</summary>
    public string Title(CaseGlance? glance) => Title(glance, console.Profile.Width);

    private ImmutableArray<string> Rows(CaseGlance glance)
    {
        var doing = GlanceWords.Doing(glance, time.GetUtcNow());
        var done = GlanceWords.Done(glance, console.Profile.Width - 1 - "  over: ".Length);
        return
        [
            Title(glance, console.Profile.Width - 1),
            .. doing.Length == 0 ? ImmutableArray<string>.Empty : [Cut($"  now: {doing}")],
            .. done.Length == 0 ? ImmutableArray<string>.Empty : [Cut($"  over: {done}")],
        ];
    }

    private string Title(CaseGlance? glance, int width)
    {
        var dash = console.Profile.Capabilities.Unicode ? '─' : '-';
        var shown = Cut(glance is null ? string.Empty : $"{dash}{dash} {GlanceWords.Title(glance, time.GetUtcNow())} ");
        return shown + new string(dash, Math.Max(0, width - shown.GetCellWidth()));
    }

    private string Cut(string row) => Wrapping.Cut(Printable.Line(row), Math.Max(20, console.Profile.Width - 1));

    private void Control(string code) => console.Write(new ControlCode(code));
}
