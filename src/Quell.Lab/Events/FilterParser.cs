using System.Collections.Immutable;

namespace Quell.Lab.Events;

/// <summary>Parses the documented filter texts, and refuses what the live service is known to refuse.</summary>
internal sealed class FilterParser
{
    private readonly ImmutableArray<FilterLexer.Piece> _pieces;
    private int _at;

    private FilterParser(ImmutableArray<FilterLexer.Piece> pieces) => _pieces = pieces;

    private string Word => _at < _pieces.Length && !_pieces[_at].Quoted ? _pieces[_at].Text : string.Empty;

    /// <exception cref="FilterRejection">The text is no filter.</exception>
    public static ImmutableArray<ImmutableArray<FilterTerm>> Parse(ImmutableArray<FilterLexer.Piece> pieces)
    {
        var parser = new FilterParser(pieces);
        var any = ImmutableArray.CreateBuilder<ImmutableArray<FilterTerm>>();
        do
        {
            var all = ImmutableArray.CreateBuilder<FilterTerm>();
            do
            {
                all.Add(parser.Term());
            } while (parser.Skip("and"));
            any.Add(all.DrainToImmutable());
        } while (parser.Skip("or"));
        return parser._at == pieces.Length ? any.DrainToImmutable() : throw parser.Unexpected("and, or, or the end");
    }

    private FilterTerm Term()
    {
        var negated = Skip("not");
        if (Word is "(")
        {
            throw new FilterRejection("grouping with parentheses is not supported");
        }

        var attribute = Take("an attribute");
        if (!FilterAttributes.Knows(attribute))
        {
            throw new FilterRejection($"unknown filter attribute '{attribute}'");
        }

        if (Skip("not"))
        {
            negated = !negated;
        }

        return Sign(attribute, negated);
    }

    private FilterTerm Sign(string attribute, bool negated)
    {
        var sign = Take("an operator");
        switch (sign)
        {
            case "exists":
                return new FilterTerm(attribute, sign, [], negated);
            case "in":
                return new FilterTerm(attribute, sign, Values(), negated);
            case "starts" when Skip("with"):
                return new FilterTerm(attribute, "starts with", [Value()], negated);
            case "=" or "!=" or ">" or ">=" or "<" or "<=" or "contains":
                return new FilterTerm(attribute, sign, [Value()], negated);
            default:
                throw new FilterRejection($"unknown operator '{sign}'");
        }
    }

    private ImmutableArray<string> Values()
    {
        if (!Skip("("))
        {
            throw Unexpected("'('");
        }

        var values = ImmutableArray.CreateBuilder<string>();
        do
        {
            values.Add(Value());
        } while (Skip(","));
        return Skip(")") ? values.DrainToImmutable() : throw Unexpected("')'");
    }

    /// <summary>A quoted text; a bare number is taken, too, as the service's own examples write them.</summary>
    private string Value()
    {
        if (_at < _pieces.Length && (_pieces[_at].Quoted || char.IsAsciiDigit(_pieces[_at].Text[0])))
        {
            return _pieces[_at++].Text;
        }

        throw Unexpected("a value in double quotes");
    }

    private string Take(string what)
    {
        if (Word.Length == 0)
        {
            throw Unexpected(what);
        }

        return _pieces[_at++].Text;
    }

    private bool Skip(string word)
    {
        var there = string.Equals(Word, word, StringComparison.Ordinal);
        _at += there ? 1 : 0;
        return there;
    }

    private FilterRejection Unexpected(string expected) =>
        new(
            $"syntax error: found {(_at < _pieces.Length ? $"'{_pieces[_at].Text}'" : "the end")}, expected {expected}"
        );
}
