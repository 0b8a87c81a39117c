using Microsoft.Win32.SafeHandles;

namespace Quell.Journal;

internal sealed class RealDisk : IDisk
{
    public static RealDisk Instance { get; } = new();

    public void Write(SafeFileHandle file, string path, ReadOnlySpan<byte> bytes, long offset) =>
        RandomAccess.Write(file, bytes, offset);

    public void SyncFile(SafeFileHandle file, string path) => RandomAccess.FlushToDisk(file);

    public void SyncFolder(string path)
    {
        // Windows has no such call; its journalled file system orders the names itself.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = Posix.OpenRead(path);
        RandomAccess.FlushToDisk(folder);
    }

    public void Rename(string from, string to) => File.Move(from, to, overwrite: true);
}
