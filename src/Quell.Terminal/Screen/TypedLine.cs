using System.Text;

namespace Quell.Terminal.Screen;

/// <summary>One line as it is being typed: characters, backspace, Ctrl+U, Ctrl+W, Enter, Ctrl+D.</summary>
internal sealed class TypedLine
{
    /// <summary>Characters taken; further ones are ignored until some are deleted.</summary>
    public const int MaxLength = 4096;

    private readonly StringBuilder _text = new();

    public string Text => _text.ToString();

    public TypedKey Press(ConsoleKeyInfo key)
    {
        if (key.Modifiers.HasFlag(ConsoleModifiers.Control))
        {
            return PressWithControl(key.Key);
        }

        switch (key.Key)
        {
            case ConsoleKey.Enter:
                return TypedKey.Entered;
            case ConsoleKey.Backspace:
                DeleteLast();
                return TypedKey.Edited;
            default:
                Add(key.KeyChar);
                return TypedKey.Edited;
        }
    }

    private TypedKey PressWithControl(ConsoleKey key)
    {
        switch (key)
        {
            case ConsoleKey.D when _text.Length == 0:
                return TypedKey.Ended;
            case ConsoleKey.J or ConsoleKey.M or ConsoleKey.Enter:
                return TypedKey.Entered;
            case ConsoleKey.H or ConsoleKey.Backspace:
                DeleteLast();
                break;
            case ConsoleKey.U:
                _text.Clear();
                break;
            case ConsoleKey.W:
                DeleteWord();
                break;
        }

        return TypedKey.Edited;
    }

    private void Add(char character)
    {
        if (character != '\0' && !char.IsControl(character) && _text.Length < MaxLength)
        {
            _text.Append(character);
        }
    }

    private void DeleteLast()
    {
        if (_text.Length == 0)
        {
            return;
        }

        var isPair = _text.Length > 1 && char.IsSurrogatePair(_text[^2], _text[^1]);
        _text.Length -= isPair ? 2 : 1;
    }

    private void DeleteWord()
    {
        while (_text.Length > 0 && _text[^1] == ' ')
        {
            _text.Length--;
        }

        while (_text.Length > 0 && _text[^1] != ' ')
        {
            _text.Length--;
        }
    }
}
