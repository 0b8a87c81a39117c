namespace Quell.Sysdig.Wire.Http;

/// <summary>Reads a body up to a limit and not one byte further.</summary>
internal static class BodyReader
{
    private const int Chunk = 64 * 1024;

    /// <summary>The body; null when it is longer than the limit.</summary>
    /// <param name="turn">Taken when it turns out to be long.</param>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(
        HttpContent content,
        int most,
        LongTurn turn,
        CancellationToken cancellationToken
    )
    {
        var (bytes, isWhole) = await ReadStartAsync(content, most, turn, cancellationToken);
        if (!isWhole)
        {
            return null;
        }

        return bytes;
    }

    /// <summary>The beginning of a body.</summary>
    public static async ValueTask<(ReadOnlyMemory<byte> Bytes, bool IsWhole)> ReadStartAsync(
        HttpContent content,
        int most,
        LongTurn? turn,
        CancellationToken cancellationToken
    )
    {
        if (content.Headers.ContentLength > most)
        {
            return (default, false);
        }

        using var kept = new MemoryStream();
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var chunk = new byte[Chunk];
        while (await stream.ReadAsync(chunk, cancellationToken) is > 0 and var count)
        {
            var room = most - (int)kept.Length;
            if (turn is not null && kept.Length + count > LongResults.Longest)
            {
                await turn.TakeAsync(cancellationToken);
            }

            kept.Write(chunk.AsSpan(0, Math.Min(count, room)));
            if (count > room)
            {
                return (Written(kept), false);
            }
        }

        return (Written(kept), true);
    }

    private static ReadOnlyMemory<byte> Written(MemoryStream kept) => kept.GetBuffer().AsMemory(0, (int)kept.Length);
}
