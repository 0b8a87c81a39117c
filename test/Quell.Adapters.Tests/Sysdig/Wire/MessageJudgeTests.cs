using System.Text;
using System.Text.Json.Nodes;
using Quell.Sysdig;
using Quell.Sysdig.Wire;

namespace Quell.Adapters.Tests.Sysdig.Wire;

public sealed class MessageJudgeTests
{
    private readonly MessageJudge _judge = new(SysdigOptions.Default);

    [Fact]
    public void A_message_of_exactly_as_many_tokens_as_are_read_passes_and_one_more_is_refused()
    {
        // The object, two names, the id, the list and their ends: seven beside the numbers.
        var judge = new MessageJudge(1000, 50);

        Judged(judge, Numbers(43), out var fault).ShouldBe(Numbers(43));
        fault.ShouldBeNull();

        Judged(judge, Numbers(44), out fault)
            .ShouldBe(
                """{"jsonrpc":"2.0","id":7,"error":{"code":-32095,"message":"answer of more than 50 JSON tokens"}}"""
            );
        fault.ShouldBe(LineFault.TooManyTokens);
    }

    [Fact]
    public void The_usual_limit_is_two_hundred_events_of_six_hundred_fields()
    {
        var fields = string.Join(',', Enumerable.Range(0, 600).Select(number => $"\"f{number}\":\"v\""));
        var page = string.Join(',', Enumerable.Repeat($"{{\"fields\":{{{fields}}}}}", 200));

        Judged(_judge, $"{{\"id\":7,\"result\":{{\"structuredContent\":[{page}]}}}}", out var fault);

        fault.ShouldBeNull();
    }

    [Fact]
    public void The_longest_message_that_the_library_may_see_goes_on_as_it_is_and_one_byte_more_does_not()
    {
        var longest = Padded(LongResults.Longest);
        Judged(_judge, longest, out _).ShouldBe(longest);

        using var waiting = _judge.LongResults.Await();
        var stub = JsonNode.Parse(Judged(_judge, Padded(LongResults.Longest + 1), out var fault)!)!;

        fault.ShouldBeNull();
        ((int)stub["id"]!).ShouldBe(7);
        _judge.LongResults.IsStub(stub["result"], out var kept).ShouldBeTrue();
        Encoding.UTF8.GetString(kept!).ShouldBe(ResultOf(Padded(LongResults.Longest + 1)));
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","method":"notifications/message","params":{"x":"AAA"}}""", null)]
    [InlineData("""{"jsonrpc":"2.0","id":7,"error":{"code":1,"message":"AAA"}}""", "7")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"result":{"x":"AAA"},"error":{"code":1,"message":"b"}}""", "7")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"result":{"x":"AAA"},"result":{}}""", "7")]
    [InlineData("""{"jsonrpc":"2.0","id":7,"result":["AAA"]}""", "7")]
    [InlineData("""{"jsonrpc":"2.0","result":{"x":"AAA"}}""", null)]
    public void A_long_message_that_is_no_result_is_refused(string message, string? id)
    {
        var text = message.Replace("AAA", new string('a', LongResults.Longest), StringComparison.Ordinal);

        var handed = Judged(_judge, text, out var fault);

        fault.ShouldBe(LineFault.NoResult);
        handed.ShouldBe(
            id is null
                ? null
                : $$$"""{"jsonrpc":"2.0","id":{{{id}}},"error":{"code":-32094,"message":"message larger than 256 KiB that is no result"}}"""
        );
    }

    [Fact]
    public void What_is_no_Unicode_in_a_long_result_is_replaced()
    {
        using var waiting = _judge.LongResults.Await();
        var message = Encoding.UTF8.GetBytes(Padded(LongResults.Longest + 1));
        message[^10] = 0xC3;

        var stub = JsonNode.Parse(_judge.Admit(message, null, out _)!)!;

        _judge.LongResults.IsStub(stub["result"], out var kept).ShouldBeTrue();
        Encoding.UTF8.GetString(kept!).ShouldContain("\uFFFD");
    }

    private static string Numbers(int count) =>
        $"{{\"id\":7,\"result\":[{string.Join(',', Enumerable.Repeat("0", count))}]}}";

    private static string Padded(int bytes)
    {
        const string Around = """{"jsonrpc":"2.0","id":7,"result":{"content":""}}""";
        return Around.Replace("\"\"", $"\"{new string('a', bytes - Around.Length)}\"", StringComparison.Ordinal);
    }

    private static string ResultOf(string message) => JsonNode.Parse(message)!["result"]!.ToJsonString();

    private static string? Judged(MessageJudge judge, string message, out int? fault) =>
        judge.Admit(Encoding.UTF8.GetBytes(message), null, out fault) is { } handed
            ? Encoding.UTF8.GetString(handed)
            : null;
}
