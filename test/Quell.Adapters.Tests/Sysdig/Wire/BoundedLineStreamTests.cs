using System.Text;
using Quell.Sysdig.Wire;

namespace Quell.Adapters.Tests.Sysdig.Wire;

public sealed class BoundedLineStreamTests
{
    private const int Limit = 1000;
    private const int MostTokens = 100;

    [Fact]
    public async Task Messages_pass_as_they_are_whatever_the_pieces_they_come_in()
    {
        const string Text = "{\"id\":1,\"result\":{\"a\":\"é\"}}\n\n  \r\n{\"method\":\"x\"}\r\n";
        foreach (var piece in new[] { 1, 2, 3, 7, 1000 })
        {
            (await ThroughAsync(Encoding.UTF8.GetBytes(Text), piece)).Text.ShouldBe(
                "{\"id\":1,\"result\":{\"a\":\"é\"}}\n{\"method\":\"x\"}\n"
            );
        }
    }

    [Theory]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":\"AAAA\"}", "7")]
    [InlineData("{\"result\":{\"id\":9,\"x\":\"AAAA\"},\"jsonrpc\":\"2.0\",\"id\":7}", "7")]
    [InlineData("{\"result\":\"AAAA\",\"id\":\"a-7\",\"jsonrpc\":\"2.0\"}", "\"a-7\"")]
    public async Task A_line_that_is_too_long_becomes_an_error_for_its_request(string line, string id)
    {
        var text = line.Replace("AAAA", new string('A', 5 * Limit), StringComparison.Ordinal) + "\n{\"id\":8}\n";
        foreach (var piece in new[] { 1, 100, 100_000 })
        {
            var lines = (await ThroughAsync(Encoding.UTF8.GetBytes(text), piece)).Text.Split('\n');

            lines[0]
                .ShouldBe(
                    "{\"jsonrpc\":\"2.0\",\"id\":"
                        + id
                        + ",\"error\":{\"code\":-32091,\"message\":\"answer larger than 1000 bytes\"}}"
                );
            lines[1].ShouldBe("{\"id\":8}");
        }
    }

    [Fact]
    public async Task A_long_line_without_a_request_breaks_the_stream_and_says_why()
    {
        var stream = Stream("{\"x\":\"" + new string('A', 2 * Limit) + "\"}\n", 100);

        await Should.ThrowAsync<InvalidDataException>(() => stream.CopyToAsync(System.IO.Stream.Null, Given.Token));

        stream.Broken.ShouldBe("answer larger than 1000 bytes");
        stream.HasEnded.ShouldBeTrue();
    }

    [Fact]
    public async Task Lines_that_are_no_messages_are_dropped_and_the_last_one_is_remembered()
    {
        var (text, stream) = await ThroughAsync("npm warn old\n[1]\nWelcome!\n{\"id\":1}\n"u8.ToArray(), 10);

        text.ShouldBe("{\"id\":1}\n");
        stream.Noise.ShouldBe("Welcome!");
    }

    [Fact]
    public async Task A_message_that_breaks_off_is_not_handed_on()
    {
        var (text, stream) = await ThroughAsync("{\"id\":1,\"result\":{}"u8.ToArray(), 10);

        text.ShouldBeEmpty();
        stream.HasEnded.ShouldBeTrue();
    }

    [Fact]
    public async Task Broken_json_becomes_an_error_for_its_request() =>
        (await ThroughAsync("{\"id\":3,\"result\":{]}\n"u8.ToArray(), 10)).Text.ShouldContain(
            "\"id\":3,\"error\":{\"code\":-32092"
        );

    [Fact]
    public async Task An_endless_line_takes_no_more_memory_than_the_limit()
    {
        var stream = new BoundedLineStream(new EndlessStream(64L * 1024 * 1024), new MessageJudge(Limit, MostTokens));
        var before = GC.GetAllocatedBytesForCurrentThread();

        (await stream.ReadAsync(new byte[10], Given.Token)).ShouldBe(0);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(4 * 1024 * 1024);
    }

    private static BoundedLineStream Stream(string text, int piece) =>
        new(new PieceStream(Encoding.UTF8.GetBytes(text), piece), new MessageJudge(Limit, MostTokens));

    private static async Task<(string Text, BoundedLineStream Stream)> ThroughAsync(byte[] bytes, int piece)
    {
        var stream = new BoundedLineStream(new PieceStream(bytes, piece), new MessageJudge(Limit, MostTokens));
        using var reader = new StreamReader(stream, leaveOpen: true);
        return (await reader.ReadToEndAsync(Given.Token), stream);
    }

    private sealed class PieceStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, piece)], cancellationToken);
    }

    private sealed class EndlessStream(long length) : MemoryStream
    {
        private long _left = length;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(buffer.Length, _left);
            buffer.Span[..count].Fill((byte)'{');
            _left -= count;
            return ValueTask.FromResult(count);
        }
    }
}
