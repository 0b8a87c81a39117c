using System.Globalization;
using Quell.Domain.Text;
using Quell.Runbook.Telling;
using Spectre.Console;

namespace Quell.Terminal.Screen;

/// <summary>Says a narration that is repeated, as while a status is polled, in one row with how often.</summary>
/// <remarks>Only on a screen whose cursor can be moved; elsewhere every repetition is a row of its own.</remarks>
internal sealed class Narrator(IAnsiConsole console)
{
    private string? _last;
    private int _times;

    /// <summary>True where the row above said the same and now says how often.</summary>
    public bool Folds(Notice notice)
    {
        var said = notice is { Kind: NoticeKind.Narration, Lines: [var line] } ? Printable.Line(line) : null;
        if (
            said is null
            || console.Profile.Capabilities is not { Ansi: true, Interactive: true }
            || !string.Equals(said, _last, StringComparison.Ordinal)
        )
        {
            (_last, _times) = (said, 1);
            return false;
        }

        _times++;
        var count = string.Create(CultureInfo.InvariantCulture, $" (x{_times})");
        console.Write(new ControlCode("\u001b[1A\r\u001b[2K"));
        console.Write(
            new Text(Wrapping.Cut(said, Math.Max(20, console.Profile.Width) - count.Length - 1) + count, Look.Dim)
        );
        console.WriteLine();
        return true;
    }

    public void Forget() => _last = null;
}
