using System.Text;

namespace Quell.Sysdig.Wire;

/// <summary>
/// What a server writes, handed on one whole message (line) at a time and none longer than a limit. A line that is too
/// long, too deep or no JSON is replaced by an error for the request that it answers, so that one hostile answer costs one
/// request and not the memory; a line that is no message at all is dropped and remembered.
/// </summary>
/// <remarks>When such a line does not say which request it answers, the stream fails, and the connection with it.</remarks>
internal sealed class BoundedLineStream(Stream inner, MessageJudge judge) : Stream
{
    /// <summary>The library cannot read deeper JSON; it would drop the answer without a word.</summary>
    public const int MaxDepth = 64;

    private const int MaxNoise = 200;
    private const int TailBytes = 256;

    // The library fails what is in flight by itself; this is for a request that slips in between.
    private static readonly TimeSpan s_grace = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _end = new();
    private readonly byte[] _chunk = new byte[64 * 1024];
    private readonly MemoryStream _line = new();
    private readonly byte[] _tail = new byte[TailBytes];
    private int _tailCount;
    private bool _isOverlong;
    private int _chunkAt;
    private int _chunkEnd;
    private ReadOnlyMemory<byte> _ready;

    public MessageJudge Judge => judge;

    /// <summary>The beginning of the last line that was no message; null when there was none.</summary>
    public string? Noise { get; private set; }

    /// <summary>Why the stream failed by itself; null when it did not.</summary>
    public string? Broken { get; private set; }

    /// <summary>Cancelled half a second after nothing more can come.</summary>
    public CancellationToken End => _end.Token;

    /// <summary>True as soon as nothing more can come.</summary>
    public bool HasEnded { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_ready.IsEmpty)
        {
            if (_chunkAt == _chunkEnd)
            {
                _chunkAt = 0;
                _chunkEnd = await inner.ReadAsync(_chunk, cancellationToken);
                if (_chunkEnd == 0)
                {
                    SayEnd();
                    return 0;
                }
            }

            Take();
        }

        var count = Math.Min(buffer.Length, _ready.Length);
        _ready[..count].CopyTo(buffer);
        _ready = _ready[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Messages are read asynchronously.");

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            HasEnded = true;
            _end.Cancel();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void SayEnd()
    {
        HasEnded = true;
        _end.CancelAfter(s_grace);
    }

    // Moves bytes of the chunk into the line; a finished line becomes what is ready.
    private void Take()
    {
        var rest = _chunk.AsSpan(_chunkAt, _chunkEnd - _chunkAt);
        var end = rest.IndexOf((byte)'\n');
        var part = end < 0 ? rest : rest[..end];
        _chunkAt += end < 0 ? part.Length : end + 1;
        Collect(part);
        if (end >= 0)
        {
            Finish();
        }
    }

    private void Collect(ReadOnlySpan<byte> part)
    {
        if (!_isOverlong)
        {
            var room = judge.MaxBytes - (int)_line.Length;
            _isOverlong = part.Length > room;
            _line.Write(_isOverlong ? part[..room] : part);
            if (!_isOverlong)
            {
                return;
            }
        }

        // The id may come last, so the end of an overlong line is kept while its middle is let go.
        var last = part.Length > TailBytes ? part[^TailBytes..] : part;
        var keep = Math.Min(_tailCount, TailBytes - last.Length);
        _tail.AsSpan(_tailCount - keep, keep).CopyTo(_tail);
        last.CopyTo(_tail.AsSpan(keep));
        _tailCount = keep + last.Length;
    }

    private void Finish()
    {
        var line = new ReadOnlySpan<byte>(_line.GetBuffer(), 0, (int)_line.Length).Trim(" \t\r"u8);
        _ready = line.IsEmpty && !_isOverlong ? default : Judged(line);
        _line.SetLength(0);
        if (_line.Capacity > 4 * _chunk.Length)
        {
            _line.Capacity = _chunk.Length;
        }

        _isOverlong = false;
        _tailCount = 0;
    }

    private byte[] Judged(ReadOnlySpan<byte> line)
    {
        if (_isOverlong)
        {
            var id = MessageId.Before(line) ?? MessageId.AtEnd(_tail.AsSpan(0, _tailCount));
            return Ended(judge.Error(LineFault.TooLarge, id), LineFault.TooLarge);
        }

        if (line[0] != (byte)'{')
        {
            Noise = Encoding.UTF8.GetString(line[..Math.Min(line.Length, MaxNoise)]);
            return [];
        }

        return Ended(judge.Admit(line, null, out var fault), fault);
    }

    // What stands in for a message that says nothing of its request would be for nobody.
    private byte[] Ended(byte[]? message, int? fault)
    {
        if (message is not null)
        {
            return [.. message, (byte)'\n'];
        }

        Broken = judge.Text(fault ?? LineFault.Unreadable);
        SayEnd();
        throw new InvalidDataException(Broken);
    }
}
