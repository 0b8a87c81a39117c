using System.Collections.Immutable;
using Quell.Knowledge.Parameters;
using Quell.Knowledge.Yaml;

namespace Quell.Knowledge.Cards;

/// <summary>Reads the parameters of a card. Each gives a fact or a setting, never both and never neither.</summary>
internal static class CardParameterReader
{
    public static ImmutableArray<CardParameter> ReadAll(YamlMap card)
    {
        var read = card.Maps("parameters", required: !card.Has("command")).Select(Read).ToImmutableArray();
        if (read.Select(parameter => parameter.Name).Distinct(StringComparer.Ordinal).Count() != read.Length)
        {
            card.ProblemAt("parameters", "a parameter stands there twice");
        }
        return read;
    }

    private static CardParameter Read(YamlMap map)
    {
        var parameter = new CardParameter(
            map.Text("name"),
            map.Word("type", ("string", "string"), ("integer", "integer"), ("boolean", "boolean")),
            map.OptionalWord("need", ParameterNeed.Always, s_needs),
            map.OptionalText("fact"),
            map.OptionalText("setting"),
            map.Texts("one_of", required: false),
            map.OptionalText("otherwise"),
            map.OptionalText("omit_when"),
            map.OptionalText("not_applicable_when"),
            map.OptionalText("not_applicable_why"),
            map.Line
        );
        map.Done();
        Check(map, parameter);
        return parameter;
    }

    private static void Check(YamlMap map, CardParameter parameter)
    {
        if ((parameter.Fact is null) == (parameter.Setting is null))
        {
            map.ProblemAt("name", $"`{parameter.Name}` needs a `fact` or a `setting`, and only one of them");
        }
        if (parameter.Fact is { } fact && FactShapes.Find(fact) is null)
        {
            map.ProblemAt("fact", $"`{fact}` has no alphabet and cannot be a parameter");
        }
        if (parameter.OneOf.IsEmpty != (parameter.Otherwise is null))
        {
            map.ProblemAt("one_of", "`one_of` and `otherwise` go together");
        }
        if ((parameter.NotApplicableWhen is null) != (parameter.NotApplicableWhy is null))
        {
            map.ProblemAt("not_applicable_when", "`not_applicable_when` and `not_applicable_why` go together");
        }
    }

    private static readonly (string, ParameterNeed)[] s_needs =
    [
        ("always", ParameterNeed.Always),
        ("when-listed", ParameterNeed.WhenListed),
        ("optional", ParameterNeed.Optional),
        ("choice", ParameterNeed.Choice),
        ("only-if-required", ParameterNeed.OnlyIfRequired),
    ];
}
