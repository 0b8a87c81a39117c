namespace Quell.Surfaces;

/// <summary>Collects what a program prints, up to a limit.</summary>
/// <remarks>In pieces, which are put together once: a list of thousands of Pods must not be copied each time it grows.</remarks>
internal sealed class OutputReader(long most)
{
    private const int Small = 64 * 1024;
    private const int Large = 2 * 1024 * 1024;

    private readonly List<byte[]> _pieces = [];
    private int _used;
    private long _length;
    private ReadOnlyMemory<byte>? _whole;

    /// <summary>True once more came than may be kept.</summary>
    public bool IsOver { get; private set; }

    /// <summary>What was kept; asked for when the reading is over.</summary>
    public ReadOnlyMemory<byte> Bytes => _whole ??= Whole();

    /// <param name="keepOn">Whether to go on reading, and forgetting, past the limit, so that the program is not held up.</param>
    public async Task ReadAsync(Stream from, bool keepOn)
    {
        try
        {
            while (await from.ReadAsync(Room()) is > 0 and var count)
            {
                IsOver |= _length + count > most;
                var kept = (int)Math.Min(count, most - _length);
                (_used, _length) = (_used + kept, _length + kept);
                if (IsOver && !keepOn)
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The program is gone, and with it its last words.
        }
    }

    private Memory<byte> Room()
    {
        if (_pieces.Count == 0 || _used == _pieces[^1].Length)
        {
            _pieces.Add(GC.AllocateUninitializedArray<byte>(_pieces.Count == 0 ? Small : Large));
            _used = 0;
        }
        return _pieces[^1].AsMemory(_used);
    }

    private ReadOnlyMemory<byte> Whole()
    {
        if (_pieces.Count <= 1)
        {
            return _pieces.Count == 0 ? default : _pieces[0].AsMemory(0, _used);
        }
        var whole = GC.AllocateUninitializedArray<byte>(checked((int)_length));
        var at = 0;
        foreach (var piece in _pieces)
        {
            var length = ReferenceEquals(piece, _pieces[^1]) ? _used : piece.Length;
            piece.AsSpan(0, length).CopyTo(whole.AsSpan(at));
            at += length;
        }
        _pieces.Clear();
        return whole;
    }
}
