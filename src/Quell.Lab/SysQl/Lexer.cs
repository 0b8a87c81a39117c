using System.Collections.Immutable;
using System.Text;

namespace Quell.Lab.SysQl;

/// <summary>Cuts a query into tokens.</summary>
internal static class Lexer
{
    private const int Longest = 8192;

    private static readonly ImmutableArray<string> s_symbols =
    [
        "<=",
        ">=",
        "!=",
        "=~",
        "=",
        "<",
        ">",
        "(",
        ")",
        "[",
        "]",
        ",",
        ".",
        ";",
        "*",
        "-",
        ":",
    ];

    /// <exception cref="SysQlRejection">A character, a text without end, or too long a query.</exception>
    public static ImmutableArray<Token> Read(string query)
    {
        if (query.Length > Longest)
        {
            throw new SysQlRejection($"query is longer than {Longest} characters");
        }

        var tokens = ImmutableArray.CreateBuilder<Token>();
        var at = 0;
        while (at < query.Length)
        {
            var c = query[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
            }
            else if (char.IsAsciiLetter(c) || c == '_')
            {
                tokens.Add(Run(query, ref at, TokenKind.Word, IsWordPart));
            }
            else if (char.IsAsciiDigit(c))
            {
                tokens.Add(Run(query, ref at, TokenKind.Number, d => char.IsAsciiDigit(d) || d == '.'));
            }
            else
            {
                tokens.Add(c == '\'' ? Quoted(query, ref at) : Symbol(query, ref at));
            }
        }

        tokens.Add(new Token(TokenKind.End, string.Empty, query.Length + 1));
        return tokens.DrainToImmutable();
    }

    private static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    private static Token Run(string query, ref int at, TokenKind kind, Func<char, bool> belongs)
    {
        var begin = at;
        while (at < query.Length && belongs(query[at]))
        {
            at++;
        }

        return new Token(kind, query[begin..at], begin + 1);
    }

    private static Token Symbol(string query, ref int at)
    {
        foreach (var symbol in s_symbols)
        {
            if (query.AsSpan(at).StartsWith(symbol, StringComparison.Ordinal))
            {
                at += symbol.Length;
                return new Token(TokenKind.Symbol, symbol, at - symbol.Length + 1);
            }
        }

        throw new SysQlRejection($"token recognition error at column {at + 1}");
    }

    private static Token Quoted(string query, ref int at)
    {
        var begin = at++;
        var text = new StringBuilder();
        while (at < query.Length && query[at] != '\'')
        {
            if (query[at] == '\\' && at + 1 < query.Length && query[at + 1] is '\'' or '\\')
            {
                at++;
            }

            text.Append(query[at++]);
        }

        if (at >= query.Length)
        {
            throw new SysQlRejection($"missing closing quote for the text at column {begin + 1}");
        }

        at++;
        return new Token(TokenKind.Text, text.ToString(), begin + 1);
    }
}
