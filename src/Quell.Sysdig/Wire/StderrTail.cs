using System.Text;
using Quell.Domain.Text;

namespace Quell.Sysdig.Wire;

/// <summary>The last words of a server's stderr, at most 8 KiB of them; everything before is let go.</summary>
internal sealed class StderrTail
{
    private const int MaxBytes = 8 * 1024;
    private const int ShownRunes = 400;

    private readonly Lock _lock = new();
    private readonly byte[] _ring = new byte[MaxBytes];
    private long _written;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            foreach (var value in bytes)
            {
                _ring[_written++ % MaxBytes] = value;
            }
        }
    }

    /// <summary>The tail without secrets, as one printable line; empty when nothing was written.</summary>
    public string Shown()
    {
        var text = Redaction.Of(Text()).Trim();
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var line = string.Join(" | ", lines.TakeLast(4));
        return Printable.Of(line.Length > ShownRunes ? "…" + line[^ShownRunes..] : line, ShownRunes + 1);
    }

    /// <summary>The tail as it came: to be recognised, not to be shown.</summary>
    public string Text()
    {
        lock (_lock)
        {
            var count = (int)Math.Min(_written, MaxBytes);
            var bytes = new byte[count];
            for (var i = 0; i < count; i++)
            {
                bytes[i] = _ring[(_written - count + i) % MaxBytes];
            }

            return Encoding.UTF8.GetString(bytes);
        }
    }
}
