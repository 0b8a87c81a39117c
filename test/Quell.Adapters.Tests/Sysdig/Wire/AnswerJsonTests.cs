using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Quell.Sysdig.Wire;

namespace Quell.Adapters.Tests.Sysdig.Wire;

public sealed class AnswerJsonTests
{
    [Fact]
    public void A_text_longer_than_one_piece_comes_over_unchanged() =>
        Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Const('"'), Gen.Const('\n'), Gen.Const('\u20ac')), 4_000, 13_000]
            .Sample(
                text => Of(new JsonObject { ["text"] = text }).GetProperty("text").GetString().ShouldBe(text),
                iter: 40
            );

    [Fact]
    public void A_character_of_two_halves_may_lie_across_two_pieces()
    {
        var text = new string('x', 4_095) + "\U0001F600" + new string('y', 4_095) + "\U0001F600";

        Of(new JsonArray(text))[0].GetString().ShouldBe(text);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"a":1.50,"b":[true,null,"","\u0000"],"c":{"d":-0,"e":12345678901234567890}}""")]
    public void Everything_else_comes_over_as_it_was(string json) =>
        Of(JsonNode.Parse(json)).GetRawText().ShouldBe(json);

    [Fact]
    public void A_text_that_is_no_Unicode_is_refused() =>
        Should.Throw<InvalidOperationException>(() => Of(JsonNode.Parse("""["\ud800"]""")));

    [Fact]
    public void A_member_that_is_there_twice_is_refused() =>
        Should.Throw<ArgumentException>(() => Of(JsonNode.Parse("""{"a":1,"a":2}""")));

    private static JsonElement Of(JsonNode? node) => AnswerJson.Of(node);
}
