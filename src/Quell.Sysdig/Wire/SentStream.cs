namespace Quell.Sysdig.Wire;

/// <summary>What is written to a server, counted, so that a failure can be told from a request that never left.</summary>
internal sealed class SentStream(Stream inner) : Stream
{
    // A pipe takes this much at once or not at all.
    private const int AtomicBytes = 4096;

    private long _departures;

    /// <summary>How often bytes left, or may have left. Equal before and after a failed call: nothing did.</summary>
    public long Departures => Interlocked.Read(ref _departures);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        if (buffer.Length > AtomicBytes)
        {
            Interlocked.Increment(ref _departures);
        }

        await inner.WriteAsync(buffer, cancellationToken);
        Interlocked.Increment(ref _departures);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Messages are written asynchronously.");

    public override void Flush() { }

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
