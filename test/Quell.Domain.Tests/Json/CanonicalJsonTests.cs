using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Quell.Domain.Json;

namespace Quell.Domain.Tests.Json;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("ffefffffffffffff", "-1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555554", "333333333.33333325")]
    [InlineData("41b3de4355555555", "333333333.3333333")]
    [InlineData("41b3de4355555556", "333333333.3333334")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void Doubles_are_written_as_the_appendix_of_the_RFC_has_them(string bits, string written)
    {
        var value = BitConverter.UInt64BitsToDouble(
            ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        );

        Text(JsonValue.Create(value)).ShouldBe(Integral(value) ? Text(JsonNode.Parse(written + "e0")) : written);
        Text(JsonNode.Parse(value.ToString("E16", CultureInfo.InvariantCulture))).ShouldBe(written);
    }

    [Fact]
    public void The_example_of_the_RFC_comes_out_as_printed_there()
    {
        const string Source = """
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """;

        Text(JsonNode.Parse(Source))
            .ShouldBe(
                """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}"""
            );
    }

    [Fact]
    public void Members_are_sorted_by_their_UTF_16_code_units()
    {
        const string Source = """
            {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
             "\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}
            """;

        using var sorted = JsonDocument.Parse(CanonicalJson.Of(JsonNode.Parse(Source)));

        sorted
            .RootElement.EnumerateObject()
            .Select(m => m.Value.GetString())
            .ShouldBe([
                "Carriage Return",
                "One",
                "Control",
                "Latin Small Letter O With Diaeresis",
                "Euro Sign",
                "Emoji: Grinning Face",
                "Hebrew Letter Dalet With Dagesh",
            ]);
    }

    [Theory]
    [InlineData("\"\\u0000\\b\\f\\n\\r\\t\\u001f\\u007f\"", "\"\\u0000\\b\\f\\n\\r\\t\\u001f\u007f\"")]
    [InlineData("\"<&'>\\u2028/\"", "\"<&'>\u2028/\"")]
    public void Text_is_escaped_only_where_it_must_be(string source, string written) =>
        Text(JsonNode.Parse(source)).ShouldBe(written);

    [Theory]
    [InlineData("9007199254740992")]
    [InlineData("-9007199254740992")]
    [InlineData("0")]
    [InlineData("4823")]
    public void Integers_that_every_reader_holds_exactly_stay_as_they_are(string literal) =>
        Text(JsonNode.Parse(literal)).ShouldBe(literal);

    [Theory]
    [InlineData("9007199254740993", "2^53")]
    [InlineData("-9007199254740993", "2^53")]
    [InlineData("1743822001115928600", "2^53")]
    [InlineData("99999999999999999999999999", "2^53")]
    [InlineData("1e400", "range")]
    [InlineData("""{"a":1,"a":2}""", "twice")]
    [InlineData("""{"a":1,"\u0061":1}""", "twice")]
    [InlineData("""["\ud800"]""", "Unicode")]
    [InlineData("""{"\udc00":1}""", "Unicode")]
    public void A_value_that_could_change_unseen_is_refused(string source, string why)
    {
        using var document = JsonDocument.Parse(source);

        Should.Throw<CanonicalJsonException>(() => CanonicalJson.Of(document.RootElement)).Message.ShouldContain(why);
    }

    [Fact]
    public void Refusals_are_an_answer_for_values_from_outside()
    {
        CanonicalJson.TryOf(JsonValue.Create(long.MaxValue), out var bytes, out var why).ShouldBeFalse();
        bytes.ShouldBeNull();
        why.ShouldContain("string");
        CanonicalJson.TryOf(JsonValue.Create(double.NaN), out _, out _).ShouldBeFalse();
        CanonicalJson.TryOf(Nested(CanonicalJson.MaxDepth + 5), out _, out _).ShouldBeFalse();
        CanonicalJson.TryOf(Nested(CanonicalJson.MaxDepth - 5), out _, out _).ShouldBeTrue();
    }

    [Fact]
    public void The_order_of_members_makes_no_difference() =>
        Values.Sample(value => CanonicalJson.Of(Reversed(value)).ShouldBe(CanonicalJson.Of(value)), iter: 5_000);

    [Fact]
    public void Canonical_form_is_its_own_canonical_form() =>
        Values.Sample(
            value =>
            {
                var once = CanonicalJson.Of(value);

                CanonicalJson.Of(JsonNode.Parse(once)).ShouldBe(once);
            },
            iter: 5_000
        );

    [Fact]
    public void Different_values_have_different_forms() =>
        Gen.Select(Values, Values)
            .Sample(
                (a, b) =>
                    CanonicalJson.Of(a).AsSpan().SequenceEqual(CanonicalJson.Of(b)).ShouldBe(JsonNode.DeepEquals(a, b)),
                iter: 5_000
            );

    private static Gen<JsonNode?> Values { get; } =
        Gen.Recursive<JsonNode?>(
            (depth, self) =>
            {
                var leaf = Gen.OneOf(
                    Gen.Const(() => (JsonNode?)null),
                    Gen.Bool.Select(b => (JsonNode?)JsonValue.Create(b)),
                    Gen.Int.Select(i => (JsonNode?)JsonValue.Create(i)),
                    Gen.OneOf("", "a", "b", "é", "\"", "\\", "\n", "\u20ac", "🙂")
                        .Select(s => (JsonNode?)JsonValue.Create(s))
                );
                if (depth >= 3)
                {
                    return leaf;
                }

                var array = self.Array[0, 3]
                    .Select(items => (JsonNode?)new JsonArray([.. items.Select(i => i?.DeepClone())]));
                var names = Gen.OneOf("a", "b", "c", "é", "\ufb33", "🙂");
                var member = Gen.Select(names, self);
                var obj = member
                    .Array[0, 4]
                    .Select(members =>
                        (JsonNode?)
                            new JsonObject(
                                members
                                    .DistinctBy(m => m.Item1, StringComparer.Ordinal)
                                    .Select(m => KeyValuePair.Create(m.Item1, m.Item2?.DeepClone()))
                            )
                    );
                return Gen.OneOf(leaf, array, obj);
            }
        );

    private static JsonNode? Reversed(JsonNode? node) =>
        node switch
        {
            JsonObject o => new JsonObject(o.Reverse().Select(m => KeyValuePair.Create(m.Key, Reversed(m.Value)))),
            JsonArray a => new JsonArray([.. a.Select(Reversed)]),
            _ => node?.DeepClone(),
        };

    private static JsonNode? Nested(int depth)
    {
        JsonNode node = new JsonArray();
        for (var i = 1; i < depth; i++)
        {
            node = new JsonArray(node);
        }

        return node;
    }

    private static string Text(JsonNode? node) => Encoding.UTF8.GetString(CanonicalJson.Of(node));

    private static bool Integral(double value) => Math.Abs(value) < 1e21 && value == Math.Truncate(value);
}
