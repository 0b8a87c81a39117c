using System.Text.Json.Nodes;
using Quell.Domain.Json;

namespace Quell.Domain.Tests.Json;

public sealed class DigestTests
{
    [Fact]
    public void It_is_the_SHA_256_of_the_canonical_form()
    {
        Digest.OfText("abc").ToString().ShouldBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        Digest.Of(JsonNode.Parse("""{ "b": 1.0, "a": [ ] }""")).ShouldBe(Digest.OfText("""{"a":[],"b":1}"""));
        Digest.Of((JsonNode?)null).ShouldBe(Digest.OfText("null"));
    }

    [Fact]
    public void Its_written_form_reads_back()
    {
        var digest = Digest.OfText("x");

        Digest.Parse(digest.ToString()).ShouldBe(digest);
        digest.Short.ShouldBe(digest.ToString()[..12]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    [InlineData("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a")]
    [InlineData("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad ")]
    [InlineData("(no digest)")]
    public void Any_other_spelling_is_refused(string? text)
    {
        Digest.TryParse(text, out var digest).ShouldBeFalse();
        digest.IsPresent.ShouldBeFalse();
        digest.ToString().ShouldBe("(no digest)");
    }
}
