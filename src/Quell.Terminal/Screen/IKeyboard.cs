namespace Quell.Terminal.Screen;

/// <summary>The keys of a terminal, one at a time and without echo.</summary>
public interface IKeyboard
{
    /// <summary>True when <see cref="Read"/> would not wait.</summary>
    bool KeyAvailable { get; }

    ConsoleKeyInfo Read();
}
