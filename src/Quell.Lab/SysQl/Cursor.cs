using System.Collections.Immutable;
using System.Globalization;

namespace Quell.Lab.SysQl;

/// <summary>A place among the tokens of a query.</summary>
internal sealed class Cursor(ImmutableArray<Token> tokens)
{
    private int _at;

    public Token Current => tokens[_at];

    public Token Next() => Current.Kind == TokenKind.End ? Current : tokens[_at++];

    public bool Skip(string symbol) => Advance(Current.Is(symbol));

    public bool SkipWord(string word) => Advance(Current.IsWord(word));

    public void Expect(string symbol)
    {
        if (!Skip(symbol))
        {
            throw Unexpected($"'{symbol}'");
        }
    }

    public void ExpectWord(string word)
    {
        if (!SkipWord(word))
        {
            throw Unexpected(word);
        }
    }

    public Token Name(string what) => Current.Kind == TokenKind.Word ? Next() : throw Unexpected(what);

    public int Whole(string what, int least, int most)
    {
        var token = Current;
        if (
            token.Kind != TokenKind.Number
            || !int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            || n < least
            || n > most
        )
        {
            throw Unexpected($"{what} to be a number from {least} to {most}");
        }

        Next();
        return n;
    }

    public SysQlRejection Unexpected(string expected) =>
        new($"syntax error at column {Current.At}: found {Current}, expected {expected}");

    private bool Advance(bool yes)
    {
        _at += yes ? 1 : 0;
        return yes;
    }
}
