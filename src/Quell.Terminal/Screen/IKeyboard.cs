namespace Quell.Terminal.Screen;

/// <summary>The keys of a terminal, one at a time and without echo.</summary>
public interface IKeyboard
{
    /// <summary>True when <see cref="Read"/> would not wait.</summary>
    bool KeyAvailable { get; }

    /// <summary>True once there is no terminal any more: no key comes, and nothing that is drawn is seen.</summary>
    bool IsGone => false;

    ConsoleKeyInfo Read();
}
