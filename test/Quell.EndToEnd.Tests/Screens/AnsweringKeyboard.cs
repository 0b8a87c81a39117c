using Quell.Terminal.Screen;

namespace Quell.EndToEnd.Tests.Screens;

/// <summary>A keyboard on which the answer is typed once the question is on the screen; before that nothing is.</summary>
internal sealed class AnsweringKeyboard : IKeyboard
{
    private readonly Queue<ConsoleKeyInfo> _keys = new();
    private string? _words;
    private Action _shown = () => { };
    private int _looks;

    /// <summary>The first look is the one that drops what was typed ahead; at the second the question is drawn.</summary>
    public bool KeyAvailable
    {
        get
        {
            if (++_looks == 2)
            {
                _shown();
                Type();
            }

            return _keys.Count > 0;
        }
    }

    public ConsoleKeyInfo Read() => _keys.Dequeue();

    /// <param name="words">Null types the end of the input.</param>
    /// <param name="shown">Called while the question waits for its answer.</param>
    public void Answer(string? words, Action shown) => (_words, _shown, _looks) = (words, shown, 0);

    private void Type()
    {
        if (_words is null)
        {
            _keys.Enqueue(new ConsoleKeyInfo('\u0004', ConsoleKey.D, false, false, control: true));
            return;
        }

        foreach (var character in _words)
        {
            _keys.Enqueue(new ConsoleKeyInfo(character, default, false, false, false));
        }

        _keys.Enqueue(new ConsoleKeyInfo('\r', ConsoleKey.Enter, false, false, false));
    }
}
