using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Quell.Journal;

/// <summary>Format 1 of a line: how it is written, and the names it keeps to itself.</summary>
internal static class LineFormat
{
    /// <summary>The longest line, newline not counted (16 MiB).</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    public const int Version = 1;
    public const string Algorithm = "sha256";
    public const string OpeningType = "journal_opened";
    public const string TornType = "torn_tail_moved";
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>More than the frame around the body members can ever take.</summary>
    public const int FrameBytes = 512;

    private const int LongestType = 64;
    private static readonly SearchValues<char> s_typeAlphabet = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyz0123456789_"
    );

    public static ReadOnlySpan<byte> HashMark => ",\"hash\":\""u8;

    public static bool IsType(string type) =>
        type.Length is > 0 and <= LongestType && !type.AsSpan().ContainsAnyExcept(s_typeAlphabet);

    /// <summary>A time as a line can say it: UTC, to the millisecond.</summary>
    public static DateTimeOffset Precisely(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    /// <summary>Writes one line with its newline and returns its hash.</summary>
    public static string Write(ArrayBufferWriter<byte> output, long seq, PendingEntry entry, string prev)
    {
        var start = output.WrittenCount;
        var at = entry.At.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        Encoding.UTF8.GetBytes($$"""{"seq":{{seq}},"at":"{{at}}","type":"{{entry.Type}}",""", output);
        if (!entry.Members.IsEmpty)
        {
            output.Write(entry.Members.Span);
            output.Write(","u8);
        }

        Encoding.UTF8.GetBytes($"\"prev\":\"{prev}\"", output);
        var hash = Hex.Of(SHA256.HashData(output.WrittenSpan[start..]));
        output.Write(HashMark);
        Encoding.UTF8.GetBytes(hash, output);
        output.Write("\"}\n"u8);
        return hash;
    }
}
