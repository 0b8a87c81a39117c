namespace Quell.Terminal.Screen;

/// <summary>The keyboard of the process's own terminal. Only where standard input is one.</summary>
public sealed class ConsoleKeyboard : IKeyboard
{
#pragma warning disable RS0030 // This is the seam behind which the console's keys live.
    public bool KeyAvailable => Console.KeyAvailable;

    public bool IsGone => StandardOutput.IsGone();

    public ConsoleKeyInfo Read() => Console.ReadKey(intercept: true);
#pragma warning restore RS0030
}
