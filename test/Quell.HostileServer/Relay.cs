using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;

namespace Quell.HostileServer;

/// <summary>Stands between a client and an honest server: what the client says goes through, what the server says is dealt with.</summary>
public sealed class Relay(Fault fault)
{
    private readonly ConcurrentDictionary<string, (string Method, string Tool)> _asked = new(StringComparer.Ordinal);
    private int _turn = -1;

    /// <summary>How often the client called a tool.</summary>
    public int Calls => _turn + 1;

    /// <summary>Told of each line of the client before the server has it.</summary>
    public Action<string> Heard { get; init; } = _ => { };

    /// <summary>Notes what a line of the client asks for.</summary>
    public void Hear(string line)
    {
        Heard(line);
        using var request = JsonDocument.Parse(line);
        if (
            request.RootElement.TryGetProperty("id", out var id)
            && request.RootElement.TryGetProperty("method", out var method)
        )
        {
            var tool =
                request.RootElement.TryGetProperty("params", out var given)
                && given.TryGetProperty("name", out var name)
                    ? name.GetString()!
                    : "";
            _asked[id.GetRawText()] = (method.GetString()!, tool);
        }
    }

    /// <summary>What becomes of a line of the server.</summary>
    public IEnumerable<Dealt> Deal(string line)
    {
        using var answer = JsonDocument.Parse(line);
        var id = answer.RootElement.TryGetProperty("id", out var number) ? number.GetRawText() : "";
        if (answer.RootElement.TryGetProperty("method", out _) || !_asked.TryGetValue(id, out var asked))
        {
            return [Dealt.Line(line)];
        }
        var turn = asked.Method == "tools/call" ? Interlocked.Increment(ref _turn) : _turn;
        return fault.Answer(new Message(line, id, asked.Method, asked.Tool, turn));
    }

    /// <summary>Puts itself around the streams of a server, for a client in this process or on the other side of a pipe.</summary>
    public (Stream Output, Stream Input) Around(Stream serverOutput, Stream serverInput)
    {
        var (toServer, toClient) = (new Pipe(), new Pipe(new PipeOptions(pauseWriterThreshold: 4 * 1024 * 1024)));
        _ = InwardAsync(toServer.Reader.AsStream(), serverInput);
        _ = OutwardAsync(serverOutput, toClient.Writer);
        return (toClient.Reader.AsStream(), toServer.Writer.AsStream());
    }

    private async Task InwardAsync(Stream client, Stream server)
    {
        using var reader = new StreamReader(client);
        try
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                Hear(line);
                await server.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"));
                await server.FlushAsync();
            }
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            // The other side has left.
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private async Task OutwardAsync(Stream server, PipeWriter client)
    {
        using var reader = new StreamReader(server);
        try
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                foreach (var part in Deal(line))
                {
                    switch (part)
                    {
                        case Dealt.Bytes { Value: var bytes } when !(await client.WriteAsync(bytes)).IsCompleted:
                            break;
                        case Dealt.Hang:
                            await Task.Delay(Timeout.Infinite, CancellationToken.None);
                            break;
                        default:
                            return;
                    }
                }
            }
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            // The other side has left.
        }
        finally
        {
            await client.CompleteAsync();
        }
    }
}
