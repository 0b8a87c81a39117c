using Spectre.Console;

namespace Quell.Terminal.Screen;

/// <summary>The rule above the answers of an open question: it keeps saying how long ago the event was.</summary>
/// <remarks>
/// Only on a screen whose cursor can be moved, and only while it is as wide as it was: another width has moved the rows.
/// </remarks>
internal sealed class QuestionTitle(IAnsiConsole console)
{
    private string _shown = string.Empty;
    private int _width;
    private int _below;

    /// <param name="below">Rows from the title down to the one that is typed in.</param>
    public void Drawn(string title, int below) => (_shown, _width, _below) = (title, console.Profile.Width, below);

    public void Refresh(string title)
    {
        if (
            _below == 0
            || console.Profile.Capabilities is not { Ansi: true, Interactive: true }
            || console.Profile.Width != _width
            || console.Profile.Height <= _below
            || string.Equals(title, _shown, StringComparison.Ordinal)
        )
        {
            return;
        }

        console.Write(new ControlCode($"\u001b7\u001b[{_below}A\r"));
        console.Write(new Text(title, Look.Dim));
        console.Write(new ControlCode("\u001b8"));
        _shown = title;
    }

    public void Gone() => _below = 0;
}
