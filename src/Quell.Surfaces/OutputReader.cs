namespace Quell.Surfaces;

/// <summary>Collects what a program prints, up to a limit.</summary>
internal sealed class OutputReader(long most)
{
    private byte[] _buffer = [];
    private int _length;

    /// <summary>True once more came than may be kept.</summary>
    public bool IsOver { get; private set; }

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <param name="keepOn">Whether to go on reading, and forgetting, past the limit, so that the program is not held up.</param>
    public async Task ReadAsync(Stream from, bool keepOn)
    {
        try
        {
            while (await from.ReadAsync(Room()) is > 0 and var count)
            {
                IsOver |= _length + count > most;
                _length = (int)Math.Min(_length + count, most);
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
        const int least = 64 * 1024;
        if (_buffer.Length - _length < least)
        {
            // One more piece than may be kept, to see that more comes.
            var wanted = Math.Min(Math.Max(_buffer.Length * 2L, least), most + least);
            var grown = GC.AllocateUninitializedArray<byte>(
                (int)Math.Min(Math.Max(wanted, _length + (long)least), Array.MaxLength)
            );
            _buffer.AsSpan(0, _length).CopyTo(grown);
            _buffer = grown;
        }
        return _buffer.AsMemory(_length);
    }
}
