namespace Quell.Sysdig.Wire.Http;

/// <summary>Reads a body up to a limit and not one byte further.</summary>
internal static class BodyReader
{
    private const int Chunk = 64 * 1024;

    /// <summary>The body; null when it is longer than the limit.</summary>
    public static async ValueTask<byte[]?> ReadAsync(HttpContent content, int most, CancellationToken cancellationToken)
    {
        var (bytes, isWhole) = await ReadStartAsync(content, most, cancellationToken);
        return isWhole ? bytes : null;
    }

    /// <summary>The beginning of a body.</summary>
    public static async ValueTask<(byte[] Bytes, bool IsWhole)> ReadStartAsync(
        HttpContent content,
        int most,
        CancellationToken cancellationToken
    )
    {
        if (content.Headers.ContentLength > most)
        {
            return ([], false);
        }

        using var kept = new MemoryStream();
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var chunk = new byte[Chunk];
        while (await stream.ReadAsync(chunk, cancellationToken) is > 0 and var count)
        {
            var room = most - (int)kept.Length;
            kept.Write(chunk.AsSpan(0, Math.Min(count, room)));
            if (count > room)
            {
                return (kept.ToArray(), false);
            }
        }

        return (kept.ToArray(), true);
    }
}
