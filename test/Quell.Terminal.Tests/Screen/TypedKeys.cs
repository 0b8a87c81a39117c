using Quell.Terminal.Screen;

namespace Quell.Terminal.Tests.Screen;

/// <summary>A keyboard whose keys are laid out beforehand; with nothing left it is a person who waits.</summary>
internal sealed class TypedKeys : IKeyboard
{
    private readonly Queue<ConsoleKeyInfo> _keys = new();

    public bool KeyAvailable => _keys.Count > 0;

    /// <summary>True is a terminal that was closed.</summary>
    public bool IsGone { get; set; }

    public ConsoleKeyInfo Read() => _keys.Dequeue();

    public TypedKeys Type(string text)
    {
        foreach (var character in text)
        {
            _keys.Enqueue(
                character switch
                {
                    '\n' => new ConsoleKeyInfo('\r', ConsoleKey.Enter, false, false, false),
                    '\b' => new ConsoleKeyInfo('\b', ConsoleKey.Backspace, false, false, false),
                    _ => new ConsoleKeyInfo(character, default, false, false, false),
                }
            );
        }

        return this;
    }

    public TypedKeys Control(ConsoleKey key)
    {
        _keys.Enqueue(new ConsoleKeyInfo((char)(key - ConsoleKey.A + 1), key, false, false, control: true));
        return this;
    }
}
