using System.Collections.Immutable;

namespace Quell.Lab.SysQl;

/// <summary>
/// Parses the subset of SysQL that is publicly known. Keywords and relations are upper case; the arrows and brackets
/// of graph languages are refused.
/// </summary>
internal static class Parser
{
    private const int MostSteps = 8;

    /// <exception cref="SysQlRejection">The text is no query.</exception>
    public static Query Parse(string text)
    {
        var cursor = new Cursor(Lexer.Read(text));
        var patterns = ImmutableArray.CreateBuilder<Query.Pattern>();
        cursor.ExpectWord("MATCH");
        patterns.Add(Pattern(cursor, optional: false));
        while (cursor.SkipWord("OPTIONAL"))
        {
            cursor.ExpectWord("MATCH");
            patterns.Add(Pattern(cursor, optional: true));
        }

        var where = cursor.SkipWord("WHERE") ? Conditions.Parse(cursor) : null;
        cursor.ExpectWord("RETURN");
        var query = new Query
        {
            Patterns = patterns.DrainToImmutable(),
            Where = where,
            Distinct = cursor.SkipWord("DISTINCT"),
            Returns = Returns(cursor),
            Order = Order(cursor),
            Limit = cursor.SkipWord("LIMIT") ? cursor.Whole("LIMIT", 1, 1000) : null,
            Offset = cursor.SkipWord("OFFSET") ? cursor.Whole("OFFSET", 0, 10_000) : 0,
        };
        cursor.Skip(";");
        return cursor.Current.Kind == TokenKind.End ? query : throw cursor.Unexpected("end of query");
    }

    private static Query.Pattern Pattern(Cursor cursor, bool optional)
    {
        var steps = ImmutableArray.CreateBuilder<Query.Step>();
        steps.Add(Step(cursor, string.Empty));
        while (cursor.Current is { Kind: TokenKind.Word, Text: not ("WHERE" or "RETURN" or "OPTIONAL") } relation)
        {
            if (steps.Count == MostSteps)
            {
                throw new SysQlRejection($"a pattern joins more than {MostSteps} entities");
            }

            cursor.Next();
            steps.Add(Step(cursor, relation.Text));
        }

        return new Query.Pattern(optional, steps.DrainToImmutable());
    }

    private static Query.Step Step(Cursor cursor, string relation)
    {
        var name = cursor.Name("an entity");
        var alias = cursor.SkipWord("AS") ? cursor.Name("an alias").Text : null;
        return alias is null && !Schema.HasEntity(name.Text) && char.IsAsciiLetterLower(name.Text[0])
            ? new Query.Step(relation, null, name.Text, name.At)
            : new Query.Step(relation, name.Text, alias ?? name.Text, name.At);
    }

    private static ImmutableArray<Query.Returned> Returns(Cursor cursor)
    {
        var items = ImmutableArray.CreateBuilder<Query.Returned>();
        do
        {
            var (value, text) = Operands.Returned(cursor);
            items.Add(new Query.Returned(value, cursor.SkipWord("AS") ? cursor.Name("an alias").Text : text));
        } while (cursor.Skip(","));

        var twice = items.GroupBy(i => i.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? items.DrainToImmutable()
            : throw new SysQlRejection($"'{twice.Key}' is returned more than once");
    }

    private static ImmutableArray<Query.Ordering> Order(Cursor cursor)
    {
        if (!cursor.SkipWord("ORDER"))
        {
            return [];
        }

        cursor.ExpectWord("BY");
        var items = ImmutableArray.CreateBuilder<Query.Ordering>();
        do
        {
            var (value, _) = Operands.Returned(cursor);
            var descending = cursor.SkipWord("DESC");
            if (!descending)
            {
                cursor.SkipWord("ASC");
            }

            items.Add(new Query.Ordering((value as Operand.Whole)?.Alias, value, descending));
        } while (cursor.Skip(","));
        return items.DrainToImmutable();
    }
}
