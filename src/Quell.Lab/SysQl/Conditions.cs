using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Quell.Lab.SysQl;

/// <summary>Parses WHERE.</summary>
internal static class Conditions
{
    private const int Deepest = 32;
    private const int MostValues = 1000;

    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(200);

    public static Condition Parse(Cursor cursor) => Or(cursor, 0);

    private static Condition Or(Cursor cursor, int depth)
    {
        var left = And(cursor, depth);
        while (cursor.SkipWord("OR"))
        {
            left = new Condition.Either(left, And(cursor, depth));
        }

        return left;
    }

    private static Condition And(Cursor cursor, int depth)
    {
        var left = Not(cursor, depth);
        while (cursor.SkipWord("AND"))
        {
            left = new Condition.Both(left, Not(cursor, depth));
        }

        return left;
    }

    private static Condition Not(Cursor cursor, int depth)
    {
        if (depth > Deepest)
        {
            throw new SysQlRejection($"conditions are nested more than {Deepest} deep");
        }

        if (cursor.SkipWord("NOT"))
        {
            return new Condition.Not(Not(cursor, depth + 1));
        }

        if (!cursor.Skip("("))
        {
            return Single(cursor);
        }

        var inner = Or(cursor, depth + 1);
        cursor.Expect(")");
        return inner;
    }

    private static Condition Single(Cursor cursor)
    {
        var left = Operands.Compared(cursor);
        if (cursor.SkipWord("IN"))
        {
            return new Condition.Among(left, Values(cursor));
        }

        if (cursor.SkipWord("CONTAINS"))
        {
            return new Condition.Contains(left, Text(cursor));
        }

        if (cursor.Skip("=~"))
        {
            return new Condition.Matches(left, Pattern(Text(cursor)));
        }

        if (cursor.Current is not { Kind: TokenKind.Symbol, Text: "=" or "!=" or "<" or ">" or "<=" or ">=" } sign)
        {
            return left is Operand.Field ? new Condition.Holds(left) : throw cursor.Unexpected("a comparison");
        }

        cursor.Next();
        return new Condition.Comparison(sign.Text, left, Operands.Compared(cursor));
    }

    private static ImmutableArray<object> Values(Cursor cursor)
    {
        cursor.Expect("[");
        var values = ImmutableArray.CreateBuilder<object>();
        do
        {
            values.Add(Operands.Literal(cursor));
        } while (cursor.Skip(",") && values.Count < MostValues);
        cursor.Expect("]");
        return values.DrainToImmutable();
    }

    private static string Text(Cursor cursor) =>
        cursor.Current.Kind == TokenKind.Text ? cursor.Next().Text : throw cursor.Unexpected("a text in single quotes");

    /// <summary>The whole value must match, as in the graph languages that this one resembles.</summary>
    private static Regex Pattern(string pattern)
    {
        try
        {
            const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;
            return new Regex($@"\A(?:{pattern})\z", Options, s_patience);
        }
        catch (Exception refused) when (refused is ArgumentException or NotSupportedException)
        {
            throw new SysQlRejection("invalid regular expression");
        }
    }
}
