using System.IO.Pipelines;
using System.Text;
using System.Threading.Channels;

namespace Quell.Bench;

/// <summary>The way to a server on which every call takes a while longer; calls that go side by side wait side by side.</summary>
internal sealed class SlowLines : IAsyncDisposable
{
    private readonly Pipe _pipe = new();
    private readonly CancellationTokenSource _over = new();
    private readonly Channel<(string Line, long Due)> _sent = Channel.CreateUnbounded<(string, long)>();
    private readonly TimeSpan _delay;
    private readonly Task _reading;
    private readonly Task _writing;

    public SlowLines(Stream server, TimeSpan delay)
    {
        _delay = delay;
        _reading = ReadAsync();
        _writing = WriteAsync(server);
    }

    /// <summary>What the client writes to.</summary>
    public Stream Input => _pipe.Writer.AsStream();

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await Task.WhenAll(_reading, _writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _over.Dispose();
    }

    private async Task ReadAsync()
    {
        using var lines = new StreamReader(_pipe.Reader.AsStream(), Encoding.UTF8);
        while (await lines.ReadLineAsync(_over.Token) is { } line)
        {
            var isCall = line.Contains("\"method\":\"tools/", StringComparison.Ordinal);
            _sent.Writer.TryWrite((line, Environment.TickCount64 + (isCall ? (long)_delay.TotalMilliseconds : 0)));
        }
        _sent.Writer.Complete();
    }

    private async Task WriteAsync(Stream server)
    {
        await foreach (var (line, due) in _sent.Reader.ReadAllAsync(_over.Token))
        {
            if (due - Environment.TickCount64 is > 0 and var left)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(left), _over.Token);
            }
            await server.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), _over.Token);
            await server.FlushAsync(_over.Token);
        }
    }
}
