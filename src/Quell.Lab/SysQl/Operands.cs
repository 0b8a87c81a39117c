using System.Globalization;

namespace Quell.Lab.SysQl;

/// <summary>Parses what has a value.</summary>
internal static class Operands
{
    /// <summary>An operand of a comparison: a field or a literal.</summary>
    public static Operand Compared(Cursor cursor)
    {
        if (cursor.Current is { Kind: TokenKind.Word, Text: not ("true" or "false") })
        {
            return Named(cursor).Value;
        }

        return new Operand.Literal(Literal(cursor));
    }

    public static object Literal(Cursor cursor)
    {
        var negative = cursor.Skip("-");
        var token = cursor.Current;
        object? value = token.Kind switch
        {
            TokenKind.Text when !negative => token.Text,
            TokenKind.Word when !negative && token.Text is "true" or "false" => token.Text is "true",
            TokenKind.Number when Number(token.Text) is { } number => negative ? -number : number,
            _ => null,
        };
        if (value is null)
        {
            throw cursor.Unexpected("a value");
        }

        cursor.Next();
        return value;
    }

    /// <summary>An operand of RETURN or ORDER BY, with the words it was written in.</summary>
    public static (Operand Value, string Text) Returned(Cursor cursor)
    {
        if (!cursor.Current.IsWord("count"))
        {
            return Named(cursor);
        }

        cursor.Next();
        cursor.Expect("(");
        var distinct = cursor.SkipWord("DISTINCT");
        var (of, text) = cursor.Skip("*") || cursor.Current.Is(")") ? (null, string.Empty) : Named(cursor);
        cursor.Expect(")");
        return (of, distinct) switch
        {
            (null, true) => throw cursor.Unexpected("what to count"),
            (null, _) => (new Operand.Count(null, false), "count()"),
            (_, true) => (new Operand.Count(of, true), $"count(DISTINCT {text})"),
            _ => (new Operand.Count(of, false), $"count({text})"),
        };
    }

    private static (Operand Value, string Text) Named(Cursor cursor)
    {
        var alias = cursor.Name("a name");
        if (!cursor.Skip("."))
        {
            return (new Operand.Whole(alias.Text, alias.At), alias.Text);
        }

        var field = cursor.Name("a field");
        return (new Operand.Field(alias.Text, field.Text, alias.At), $"{alias.Text}.{field.Text}");
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) ? n : null;
}
