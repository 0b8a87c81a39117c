using System.Net;
using System.Net.Http.Headers;

namespace Quell.Sysdig.Wire.Http;

/// <summary>The body of one request, which leaves once: when it is asked for again, the request fails instead.</summary>
internal sealed class SentBody : HttpContent
{
    private readonly byte[] _bytes;
    private readonly HttpExchange? _exchange;
    private bool _wasSent;

    public SentBody(byte[] bytes, MediaTypeHeaderValue? type, HttpExchange? exchange)
    {
        _bytes = bytes;
        _exchange = exchange;
        Headers.ContentType = type;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        if (_wasSent)
        {
            throw new HttpRequestException("A request is sent once.");
        }

        _wasSent = true;
        _exchange?.Depart();
        await stream.WriteAsync(_bytes, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }
}
