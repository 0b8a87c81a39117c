using System.Collections.Immutable;
using System.Text;

namespace Quell.Lab.Events;

/// <summary>Cuts a filter into words, quoted texts and signs.</summary>
internal static class FilterLexer
{
    internal readonly record struct Piece(string Text, bool Quoted);

    public static ImmutableArray<Piece> Read(string filter)
    {
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        var at = 0;
        while (at < filter.Length)
        {
            var c = filter[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
            }
            else if (c == '"')
            {
                pieces.Add(new Piece(Quoted(filter, ref at), true));
            }
            else if (IsWordPart(c))
            {
                var begin = at;
                while (at < filter.Length && IsWordPart(filter[at]))
                {
                    at++;
                }

                pieces.Add(new Piece(filter[begin..at], false));
            }
            else
            {
                pieces.Add(new Piece(Sign(filter, ref at), false));
            }
        }

        return pieces.DrainToImmutable();
    }

    private static bool IsWordPart(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '/' or '[' or ']';

    private static string Sign(string filter, ref int at)
    {
        var two = filter.AsSpan(at, Math.Min(2, filter.Length - at));
        if (two is "!=" or ">=" or "<=")
        {
            at += 2;
            return two.ToString();
        }

        return filter[at] is '=' or '>' or '<' or '(' or ')' or ','
            ? filter[at++].ToString()
            : throw new FilterRejection($"token recognition error at position {at}");
    }

    private static string Quoted(string filter, ref int at)
    {
        var begin = at++;
        var text = new StringBuilder();
        while (at < filter.Length && filter[at] != '"')
        {
            at += filter[at] == '\\' && at + 1 < filter.Length ? 1 : 0;
            text.Append(filter[at++]);
        }

        if (at >= filter.Length)
        {
            throw new FilterRejection($"missing closing quote for the value at position {begin}");
        }

        at++;
        return text.ToString();
    }
}
