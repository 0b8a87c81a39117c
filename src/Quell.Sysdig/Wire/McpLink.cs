using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Quell.Sysdig.Wire;

/// <summary>One connection to one server, from its handshake to its end. It is never mended, only replaced.</summary>
/// <remarks>
/// Requests go out as raw JSON-RPC and results come back as raw JSON, so that arguments are sent exactly as they were
/// approved and an odd result is ours to read. No capability is offered: a server's request for elicitation, sampling or
/// roots is answered by the library with "method not found".
/// </remarks>
internal sealed class McpLink(McpClient client, ICarrier carrier, TimeProvider time) : IAsyncDisposable
{
    /// <summary>The name that the server gave itself; since revision 2026-07-28 it need not give one.</summary>
    public string ServerName
    {
        get
        {
            try
            {
                return client.ServerInfo?.Name ?? Unnamed;
            }
            catch (InvalidOperationException)
            {
                return Unnamed;
            }
        }
    }

    public bool IsAlive => !client.Completion.IsCompleted && !carrier.HasEnded;

    private const string Unnamed = "unnamed server";
    private const string TooManyLong = "more long answers came at once than are kept";

    private static readonly JsonDocumentOptions s_read = new() { MaxDepth = BoundedLineStream.MaxDepth };

    public async ValueTask<WireReply> RequestAsync(
        string method,
        JsonObject parameters,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        if (!IsAlive)
        {
            return new WireReply.NotSent("the connection to the server has ended");
        }

        var exchange = carrier.Begin();
        using var waiting = carrier.Judge.LongResults.Await();
        using var clock = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, carrier.End, cancellationToken);
        try
        {
            var request = new JsonRpcRequest { Method = method, Params = parameters };
            var response = await client.SendRequestAsync(request, either.Token);
            return ReadResult(response.Result);
        }
        catch (McpProtocolException e) when ((int)e.ErrorCode is LineFault.AsksForInput)
        {
            return new WireReply.AskedBack();
        }
        catch (McpProtocolException e) when (LineFault.MeansGarbled((int)e.ErrorCode))
        {
            return new WireReply.Garbled(carrier.Judge.Text((int)e.ErrorCode));
        }
        catch (McpProtocolException e)
        {
            return new WireReply.Error((int)e.ErrorCode, RemoteError.TextOf(e));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException) when (clock.IsCancellationRequested)
        {
            return exchange.Departed
                ? new WireReply.TimedOut($"no answer within {timeout.TotalSeconds:0} s{await carrier.LastWordsAsync()}")
                : new WireReply.NotSent($"the server took no request for {timeout.TotalSeconds:0} s");
        }
        catch (Exception e) when (IsAboutTheAnswer(e) && IsAlive && exchange.Departed)
        {
            return exchange.Failure ?? new WireReply.Garbled("answer is not one that the protocol library can read");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever the library, the pipe or the process came up with: this request gets no answer any more.
            var why = $"the connection ended{await carrier.LastWordsAsync()}";
            return exchange.Failure ?? (exchange.Departed ? new WireReply.Lost(why) : new WireReply.NotSent(why));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await carrier.StopAsync();
        await client.DisposeAsync();
        await carrier.DisposeAsync();
    }

    private static bool IsAboutTheAnswer(Exception e) =>
        e is JsonException or ArgumentException or FormatException or NotSupportedException or McpException;

    private WireReply ReadResult(JsonNode? result)
    {
        try
        {
            if (carrier.Judge.LongResults.IsStub(result, out var kept))
            {
                return kept is null ? new WireReply.Garbled(TooManyLong) : new WireReply.Result(Whole(kept));
            }

            using var document = JsonDocument.Parse(result?.ToJsonString() ?? "null", s_read);
            return new WireReply.Result(document.RootElement.Clone());
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return new WireReply.Garbled("answer is not JSON that can be read");
        }
    }

    private static JsonElement Whole(byte[] result)
    {
#pragma warning disable CA2000 // Nothing was rented for the bytes, and the element lives on in the answer.
        return JsonDocument.Parse(result, s_read).RootElement;
#pragma warning restore CA2000
    }
}
