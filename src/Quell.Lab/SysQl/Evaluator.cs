using System.Text.RegularExpressions;

namespace Quell.Lab.SysQl;

/// <summary>Values and conditions for one row; a comparison with an absent value is neither true nor false.</summary>
internal static class Evaluator
{
    public static object? Value(Operand operand, IReadOnlyDictionary<string, Entity?> row) =>
        operand switch
        {
            Operand.Whole whole => row[whole.Alias],
            Operand.Field field => row[field.Alias]?[field.Name],
            Operand.Literal literal => literal.Value,
            _ => null,
        };

    public static bool? Holds(Condition condition, IReadOnlyDictionary<string, Entity?> row) =>
        condition switch
        {
            Condition.Either e => Or(Holds(e.Left, row), Holds(e.Right, row)),
            Condition.Both b => !Or(!Holds(b.Left, row), !Holds(b.Right, row)),
            Condition.Not n => !Holds(n.Inner, row),
            Condition.Comparison c => Compare(c.Sign, Value(c.Left, row), Value(c.Right, row)),
            Condition.Among a => Value(a.Left, row) is { } value ? a.Values.Contains(value) : null,
            Condition.Contains c => Value(c.Left, row) is string text
                ? text.Contains(c.Part, StringComparison.Ordinal)
                : null,
            Condition.Matches m => Value(m.Left, row) is string text ? Matches(m.Pattern, text) : null,
            Condition.Holds h => Value(h.Flag, row) as bool?,
            _ => null,
        };

    private static bool? Or(bool? left, bool? right) => left | right;

    private static bool? Compare(string sign, object? left, object? right)
    {
        if (Values.Compare(left, right) is not { } order)
        {
            return null;
        }

        return sign switch
        {
            "=" => order == 0,
            "!=" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }

    private static bool Matches(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new SysQlRejection("the regular expression takes too long");
        }
    }
}
