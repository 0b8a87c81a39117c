using System.Text.Json.Nodes;
using Quell.Sysdig.Wire;

namespace Quell.Adapters.Tests.Sysdig.Wire;

public sealed class LongResultsTests
{
    private readonly LongResults _results = new(most: 10);

    [Fact]
    public void What_is_kept_is_given_once()
    {
        using var waiting = _results.Await();
        var stub = JsonNode.Parse(_results.Keep([1, 2, 3]));

        Taken(stub).ShouldBe([1, 2, 3]);
        Taken(stub).ShouldBeNull();
    }

    [Fact]
    public void As_much_as_fits_is_kept_and_for_one_byte_more_the_oldest_is_let_go()
    {
        using var waiting = _results.Await();
        var first = JsonNode.Parse(_results.Keep(new byte[6]));
        var second = JsonNode.Parse(_results.Keep(new byte[4]));
        var third = JsonNode.Parse(_results.Keep(new byte[1]));

        Taken(first).ShouldBeNull();
        Taken(second)!.Length.ShouldBe(4);
        Taken(third)!.Length.ShouldBe(1);
    }

    [Fact]
    public void Nothing_is_kept_that_nobody_waits_for()
    {
        Taken(JsonNode.Parse(_results.Keep([1]))).ShouldBeNull();

        JsonNode? late;
        using (_results.Await())
        {
            using (_results.Await()) { }
            late = JsonNode.Parse(_results.Keep([1]));
        }
        Taken(late).ShouldBeNull();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"kept":1}""")]
    [InlineData("""{"kept":"0123456789abcdef0123456789abcdef-1"}""")]
    [InlineData("""{"kept":null,"content":[]}""")]
    public void A_server_cannot_name_what_another_answer_left(string result)
    {
        using var waiting = _results.Await();
        _results.Keep([1]);

        _results.IsStub(JsonNode.Parse(result), out var kept).ShouldBeFalse();
        kept.ShouldBeNull();
    }

    private byte[]? Taken(JsonNode? stub)
    {
        _results.IsStub(stub, out var kept).ShouldBeTrue();
        return kept;
    }
}
