namespace Quell.Journal;

/// <summary>Cuts a stream into lines, holding at most one line of the longest length in memory.</summary>
internal sealed class LineScanner(Stream stream)
{
    private const int FirstSize = 64 * 1024;

    private byte[] _buffer = new byte[FirstSize];
    private int _start;
    private int _end;
    private long _offset;
    private bool _over;

    /// <summary>The next line; null at the end of the file.</summary>
    public RawLine? Next()
    {
        var searched = 0;
        while (!_over)
        {
            var newline = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                return Take(searched + newline, RawLineEnd.Newline, skip: 1);
            }

            searched = _end - _start;
            if (searched > LineFormat.MaxBytes)
            {
                _over = true;
                return Take(0, RawLineEnd.TooLong, skip: 0);
            }

            if (!Fill())
            {
                _over = true;
                return searched == 0 ? null : Take(searched, RawLineEnd.EndOfFile, skip: 0);
            }
        }

        return null;
    }

    private RawLine? Take(int length, RawLineEnd end, int skip)
    {
        if (length > LineFormat.MaxBytes)
        {
            _over = true;
            return new RawLine(_offset, default, RawLineEnd.TooLong);
        }

        var line = new RawLine(_offset, _buffer.AsSpan(_start, length).ToArray(), end);
        _start += length + skip;
        _offset += length + skip;
        return line;
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
