using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Quell.Journal;

/// <summary>Reads a small file only if it is this user's own. What is checked is what is read: one open, no links.</summary>
internal static class OwnFileReader
{
    private const long Largest = 1024 * 1024;

    public static Result Read(string path, uint? userId)
    {
        if (!NativeFiles.Supported)
        {
            return new Result.Distrusted("whose file it is cannot be told on this system");
        }
        using var handle = NativeFiles.OpenWithoutFollowing(path, out var trouble);
        if (trouble.Length > 0)
        {
            return new Result.Distrusted(trouble);
        }
        if (NativeFiles.StatusOf(handle) is not { } status)
        {
            return new Result.Distrusted("whose file it is cannot be told");
        }
        return Distrust(status, userId ?? NativeFiles.EffectiveUser()) is { } why
            ? new Result.Distrusted(why)
            : Content(handle);
    }

    private static string? Distrust(FileStatus status, uint user)
    {
        if (!status.IsRegular)
        {
            return "it is not a regular file";
        }
        if (status.Owner != user)
        {
            return "it belongs to another user";
        }
        return status.OthersMayWrite ? "others may write to it (chmod 600 makes it yours alone)" : null;
    }

    private static Result Content(SafeFileHandle handle)
    {
        try
        {
            // Reads one byte more than is taken, so that a file that grows is noticed and never read whole.
            var buffer = new byte[Largest + 1];
            var filled = 0;
            int read;
            while (filled < buffer.Length && (read = RandomAccess.Read(handle, buffer.AsSpan(filled), filled)) > 0)
            {
                filled += read;
            }
            return filled > Largest
                ? new Result.Distrusted("it is larger than 1 MiB")
                : new Result.Content(Encoding.UTF8.GetString(buffer, 0, filled));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Result.Distrusted("it cannot be read");
        }
    }

    internal abstract record Result
    {
        private Result() { }

        internal sealed record Content(string Text) : Result;

        internal sealed record Distrusted(string Why) : Result;
    }
}
