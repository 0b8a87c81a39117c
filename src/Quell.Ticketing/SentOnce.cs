using System.Net;
using System.Net.Http.Headers;

namespace Quell.Ticketing;

/// <summary>A body that leaves once, and tells whether it did.</summary>
internal sealed class SentOnce : HttpContent
{
    private readonly byte[] _bytes;

    public SentOnce(byte[] bytes)
    {
        _bytes = bytes;
        Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
    }

    /// <summary>True as soon as the first byte may have left.</summary>
    public bool HasLeft { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken
    )
    {
        if (HasLeft)
        {
            throw new HttpRequestException("A request is sent once.");
        }
        HasLeft = true;
        await stream.WriteAsync(_bytes, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }
}
