namespace Quell.Lab.SysQl;

/// <summary>Checks a parsed query against the schema: what the service would refuse is refused before it runs.</summary>
internal sealed class Binder
{
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);

    /// <summary>The entity types by alias, in the order of the patterns.</summary>
    public IReadOnlyDictionary<string, string> Types => _types;

    /// <exception cref="SysQlRejection">Something that the schema does not know, or that does not fit.</exception>
    public static Binder Bind(Query query)
    {
        var binder = new Binder();
        foreach (var pattern in query.Patterns)
        {
            binder.Bind(pattern);
        }

        binder.Check(query.Where);
        foreach (var item in query.Returns)
        {
            binder.TypeOf(item.Value);
        }

        var counts = query.Returns.Any(r => r.Value is Operand.Count);
        foreach (var order in query.Order)
        {
            var returned =
                order.Name is { } name && query.Returns.Any(r => string.Equals(r.Name, name, StringComparison.Ordinal));
            if (!returned && counts && query.Returns.All(r => r.Value != order.Value))
            {
                throw new SysQlRejection("ORDER BY must name a returned value when rows are counted");
            }

            if (!returned)
            {
                binder.TypeOf(order.Value);
            }
        }

        return binder;
    }

    private void Bind(Query.Pattern pattern)
    {
        string? before = null;
        foreach (var step in pattern.Steps)
        {
            var type = step.Type ?? Bound(step.Alias, step.At);
            if (!Schema.HasEntity(type))
            {
                throw new SysQlRejection($"unknown entity type '{type}'");
            }

            if (before is not null && !Schema.HasRelation(before, step.Relation, type))
            {
                throw new SysQlRejection($"no relationship '{step.Relation}' from '{before}' to '{type}'");
            }

            Bind(step, type, pattern.Optional && ReferenceEquals(step, pattern.Steps[0]));
            before = type;
        }
    }

    private void Bind(Query.Step step, string type, bool mayRepeat)
    {
        if (step.Type is null)
        {
            return;
        }

        if (_types.TryGetValue(step.Alias, out var bound))
        {
            if (!mayRepeat || !string.Equals(bound, type, StringComparison.Ordinal))
            {
                throw new SysQlRejection($"'{step.Alias}' is used for two entities");
            }
        }
        else if (mayRepeat)
        {
            throw new SysQlRejection("OPTIONAL MATCH must begin with an entity that is matched already");
        }
        else if (_types.ContainsValue(type))
        {
            throw new SysQlRejection($"'{type}' is matched twice: a pattern may not come back to an entity type");
        }

        _types[step.Alias] = type;
    }

    private void Check(Condition? condition)
    {
        switch (condition)
        {
            case Condition.Either either:
                Check(either.Left);
                Check(either.Right);
                break;
            case Condition.Both both:
                Check(both.Left);
                Check(both.Right);
                break;
            case Condition.Not not:
                Check(not.Inner);
                break;
            case Condition.Comparison comparison:
                Same(TypeOf(comparison.Left), TypeOf(comparison.Right), comparison.Sign);
                break;
            case Condition.Among among:
                foreach (var value in among.Values)
                {
                    Same(TypeOf(among.Left), TypeOfLiteral(value), "IN");
                }

                break;
            case Condition.Matches matches:
                Same(TypeOf(matches.Left), FieldType.Text, "=~");
                break;
            case Condition.Contains contains:
                Same(TypeOf(contains.Left), FieldType.Text, "CONTAINS");
                break;
            case Condition.Holds holds:
                Same(TypeOf(holds.Flag), FieldType.Flag, "a condition");
                break;
            default:
                break;
        }
    }

    private FieldType TypeOf(Operand operand)
    {
        switch (operand)
        {
            case Operand.Whole whole:
                Bound(whole.Alias, whole.At);
                return FieldType.Map;
            case Operand.Field field:
                var type = Bound(field.Alias, field.At);
                return Schema.Field(type, field.Name)
                    ?? throw new SysQlRejection(
                        $"unknown field '{field.Name}' of '{type}'; fields: {string.Join(", ", Schema.FieldsOf(type))}"
                    );
            case Operand.Literal literal:
                return TypeOfLiteral(literal.Value);
            case Operand.Count { Of: { } of }:
                TypeOf(of);
                return FieldType.Number;
            default:
                return FieldType.Number;
        }
    }

    private string Bound(string alias, int at) =>
        _types.TryGetValue(alias, out var type)
            ? type
            : throw new SysQlRejection($"'{alias}' at column {at} is not an alias of the pattern");

    private static FieldType TypeOfLiteral(object value) =>
        value switch
        {
            string => FieldType.Text,
            bool => FieldType.Flag,
            _ => FieldType.Number,
        };

    private static void Same(FieldType left, FieldType right, string sign)
    {
        if (left != right || left == FieldType.Map)
        {
            throw new SysQlRejection($"{sign} cannot take {left} and {right}");
        }
    }
}
