using System.Text;
using Quell.Domain.Text;
using Spectre.Console;

namespace Quell.Terminal.Screen;

/// <summary>Reads one line from a keyboard, drawing it behind a prompt; a line wider than the screen shows its end.</summary>
/// <param name="drawing">Held while it draws, as others draw above it.</param>
internal sealed class LineEditor(IAnsiConsole console, IKeyboard keyboard, TimeProvider time, Lock drawing)
{
    private const string Prompt = "> ";

    /// <summary>How often an idle keyboard is looked at: too short to be felt, too long to be work.</summary>
    private static readonly TimeSpan s_glance = TimeSpan.FromMilliseconds(25);

    private int _drawn;

    /// <summary>Drops what was typed so far, so that it answers nothing that was not on the screen.</summary>
    public void Discard()
    {
        while (!keyboard.IsGone && keyboard.KeyAvailable)
        {
            keyboard.Read();
        }
    }

    /// <summary>The typed line; null when its end was typed instead (Ctrl+D on an empty line), or the terminal is gone.</summary>
    public async ValueTask<string?> ReadAsync(CancellationToken cancellationToken)
    {
        var line = new TypedLine();
        _drawn = 0;
        Draw(string.Empty);
        try
        {
            while (true)
            {
                while (!keyboard.IsGone && !keyboard.KeyAvailable)
                {
                    await Task.Delay(s_glance, time, cancellationToken);
                }

                if (keyboard.IsGone)
                {
                    return null;
                }

                cancellationToken.ThrowIfCancellationRequested();
                switch (line.Press(keyboard.Read()))
                {
                    case TypedKey.Entered:
                        Draw(line.Text, whole: true);
                        return line.Text;
                    case TypedKey.Ended:
                        return null;
                }

                // A paste is drawn once, at its end.
                if (!keyboard.KeyAvailable)
                {
                    Draw(line.Text);
                }
            }
        }
        finally
        {
            console.WriteLine();
        }
    }

    private void Draw(string typed, bool whole = false)
    {
        var safe = Printable.Line(typed);
        var shown = Prompt + (whole ? safe : End(safe, Math.Max(20, console.Profile.Width) - Prompt.Length - 1));
        var width = shown.GetCellWidth();
        var leftover = Math.Max(0, _drawn - width);
        lock (drawing)
        {
            var writer = console.Profile.Out.Writer;
            writer.Write('\r');
            writer.Write(shown);
            writer.Write(new string(' ', leftover));
            writer.Write(new string('\b', leftover));
            writer.Flush();
            _drawn = width;
        }
    }

    private static string End(string text, int columns)
    {
        if (text.GetCellWidth() <= columns)
        {
            return text;
        }

        var kept = new List<Rune>();
        var used = 1;
        foreach (var rune in text.EnumerateRunes().Reverse())
        {
            used += rune.ToString().GetCellWidth();
            if (used > columns)
            {
                break;
            }

            kept.Add(rune);
        }

        kept.Reverse();
        return "…" + string.Concat(kept);
    }
}
