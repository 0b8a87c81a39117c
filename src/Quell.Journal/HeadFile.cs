using System.Text;
using System.Text.Json;

namespace Quell.Journal;

/// <summary>The last acknowledged entry's number and hash, in a file of its own that is replaced in one step.</summary>
internal static class HeadFile
{
    private const int MaxBytes = 256;

    public static HeadReading Read(string path)
    {
        try
        {
            if (PathGuard.Look(path) is null)
            {
                return new HeadReading.Missing();
            }

            using var file = PrivateFile.OpenToRead(path);
            var bytes = new byte[MaxBytes];
            var length = file.ReadAtLeast(bytes, MaxBytes, throwOnEndOfStream: false);
            return Parse(bytes.AsSpan(0, length));
        }
        catch (FileNotFoundException)
        {
            return new HeadReading.Missing();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new HeadReading.Malformed(e.Message);
        }
    }

    public static void Replace(IDisk disk, string path, JournalPosition position) =>
        PrivateFile.Replace(disk, path, path + ".tmp", Encoding.UTF8.GetBytes(Text(position)));

    private static string Text(JournalPosition position) =>
        $$"""{"seq":{{position.Seq}},"hash":"{{position.Hash}}"}""" + "\n";

    // One spelling only, so that whatever is not byte for byte what was written is malformed.
    private static HeadReading Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var json = JsonElement.Parse(bytes);
            var position = new JournalPosition(
                json.GetProperty("seq"u8).GetInt64(),
                json.GetProperty("hash"u8).GetString() ?? string.Empty
            );
            var isSound =
                position.Seq >= 0
                && Hex.IsDigest(position.Hash)
                && bytes.SequenceEqual(Encoding.UTF8.GetBytes(Text(position)));
            return isSound
                ? new HeadReading.Present(position)
                : new HeadReading.Malformed("it is not a number and a hash");
        }
        catch (Exception e)
            when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return new HeadReading.Malformed("it is not a number and a hash");
        }
    }
}
