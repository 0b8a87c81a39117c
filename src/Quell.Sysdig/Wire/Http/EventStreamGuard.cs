using System.Text;

namespace Quell.Sysdig.Wire.Http;

/// <summary>
/// A stream of server-sent events, handed on one whole event at a time and none longer than a limit. What an event carries
/// is judged like any other message; the rest of a stream after an event that is too long is let go.
/// </summary>
internal sealed class EventStreamGuard(Stream inner, MessageGuard guard, string? requestId, LongTurn turn) : Stream
{
    private const int MaxFieldBytes = 4 * 1024;

    private readonly byte[] _chunk = new byte[16 * 1024];
    private readonly MemoryStream _line = new();
    private readonly MemoryStream _data = new();
    private readonly StringBuilder _fields = new();
    private int _chunkAt;
    private int _chunkEnd;
    private bool _afterReturn;
    private bool _isOver;
    private bool _hasData;
    private bool _isMessage = true;
    private ReadOnlyMemory<byte> _ready;

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
        try
        {
            if (!await FillAsync(cancellationToken))
            {
                turn.Give();
                return 0;
            }
        }
        catch
        {
            turn.Give();
            throw;
        }

        var count = Math.Min(buffer.Length, _ready.Length);
        _ready[..count].CopyTo(buffer);
        _ready = _ready[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Events are read asynchronously.");

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            turn.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    // Until something is ready; false at the end of the stream.
    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        while (_ready.IsEmpty && !_isOver)
        {
            if (_chunkAt == _chunkEnd)
            {
                _chunkAt = 0;
                _chunkEnd = await inner.ReadAsync(_chunk, cancellationToken);
                _isOver = _chunkEnd == 0;
            }

            if (_line.Length + _data.Length > LongResults.Longest)
            {
                await turn.TakeAsync(cancellationToken);
            }

            Take();
        }

        return !_ready.IsEmpty;
    }

    // Moves bytes of the chunk into the line, up to the end of one event.
    private void Take()
    {
        while (_chunkAt < _chunkEnd && _ready.IsEmpty && !_isOver)
        {
            var rest = _chunk.AsSpan(_chunkAt, _chunkEnd - _chunkAt);
            if (_afterReturn && rest[0] == (byte)'\n')
            {
                _afterReturn = false;
                _chunkAt++;
                continue;
            }

            _afterReturn = false;
            var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            var part = end < 0 ? rest : rest[..end];
            _chunkAt += end < 0 ? part.Length : end + 1;
            if (_line.Length + _data.Length + part.Length > guard.MaxBytes + MaxFieldBytes)
            {
                Hand(guard.TooLarge(requestId));
                Forget(_line);
                Forget(_data);
                turn.Give();
                _isOver = true;
                return;
            }

            _line.Write(part);
            if (end >= 0)
            {
                _afterReturn = rest[end] == (byte)'\r';
                EndLine();
            }
        }
    }

    private void EndLine()
    {
        var line = _line.GetBuffer().AsSpan(0, (int)_line.Length);
        if (line.IsEmpty)
        {
            EndEvent();
        }
        else if (Value(line, "data"u8) is var at && at >= 0)
        {
            if (_hasData)
            {
                _data.WriteByte((byte)'\n');
            }

            _hasData = true;
            _data.Write(line[at..]);
        }
        else if (line[0] != (byte)':' && _fields.Length + line.Length <= MaxFieldBytes)
        {
            var field = Encoding.UTF8.GetString(line);
            _isMessage &=
                !field.StartsWith("event:", StringComparison.Ordinal)
                || string.Equals(field["event:".Length..].Trim(), "message", StringComparison.Ordinal);
            _fields.Append(field).Append('\n');
        }

        Forget(_line);
    }

    private static void Forget(MemoryStream written)
    {
        written.SetLength(0);
        if (written.Capacity > LongResults.Longest)
        {
            written.Capacity = 0;
        }
    }

    private void EndEvent()
    {
        if (_hasData && _data.Length > 0)
        {
            var data = _data.GetBuffer().AsSpan(0, (int)_data.Length);
            Hand(
                _isMessage || data.Length > LongResults.Longest
                    ? guard.Admit(data, requestId)
                    : MessageScan.AsUnicode(data)
            );
        }
        else if (_fields.Length > 0)
        {
            _ready = Encoding.UTF8.GetBytes(_fields.Append("data:\n\n").ToString());
        }

        _fields.Clear();
        Forget(_data);
        turn.Give();
        (_hasData, _isMessage) = (false, true);
    }

    // One message is one line: JSON needs no line feed, and what is no message holds none.
    private void Hand(byte[]? data)
    {
        if (data is null)
        {
            throw new InvalidDataException("An event is not one that can be read.");
        }

        foreach (ref var value in data.AsSpan())
        {
            value = value is (byte)'\n' or (byte)'\r' ? (byte)' ' : value;
        }

        _ready = (byte[])[.. Encoding.UTF8.GetBytes(_fields.ToString()), .. "data: "u8, .. data, .. "\n\n"u8];
    }

    // Where the value of a field begins; less than zero when the line is another field.
    private static int Value(ReadOnlySpan<byte> line, ReadOnlySpan<byte> field)
    {
        if (!line.StartsWith(field) || (line.Length > field.Length && line[field.Length] != (byte)':'))
        {
            return -1;
        }

        var at = Math.Min(field.Length + 1, line.Length);
        return at < line.Length && line[at] == (byte)' ' ? at + 1 : at;
    }
}
