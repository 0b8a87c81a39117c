using Microsoft.Win32.SafeHandles;

namespace Quell.Journal;

/// <summary>Opens and makes files for this user alone, with the mode given at creation and links never followed.</summary>
internal static class PrivateFile
{
    /// <summary>Makes a file that must not exist; a link in its place counts as existing.</summary>
    public static FileStream CreateNew(string path) => Open(path, FileMode.CreateNew, FileShare.Read);

    /// <summary>Opens a file that must exist.</summary>
    public static FileStream OpenExisting(string path) =>
        Open(path, FileMode.Open, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Opens or makes a file that nobody else may have open.</summary>
    public static FileStream OpenAlone(string path) => Open(path, FileMode.OpenOrCreate, FileShare.None);

    /// <summary>Opens for reading while another process may be writing.</summary>
    public static FileStream OpenToRead(string path)
    {
        if (PathGuard.Look(path) is { } facts && facts.Kind != PathKind.File)
        {
            throw new IOException($"It is not a regular file: {path}");
        }

        return new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete,
            bufferSize: 0
        );
    }

    /// <summary>Writes the whole file under a passing name, syncs it, and puts it in its place in one step.</summary>
    public static void Replace(IDisk disk, string path, string passing, ReadOnlySpan<byte> bytes)
    {
        // A leftover of a run that was killed, or a planted link: the name goes, never what it points to.
        File.Delete(passing);
        using (var file = CreateNew(passing))
        {
            WriteThrough(disk, file.SafeFileHandle, passing, bytes);
        }

        disk.Rename(passing, path);
        disk.SyncFolder(Path.GetDirectoryName(path)!);
    }

    public static void WriteThrough(IDisk disk, SafeFileHandle file, string path, ReadOnlySpan<byte> bytes)
    {
        disk.Write(file, path, bytes, 0);
        disk.SyncFile(file, path);
    }

    private static FileStream Open(string path, FileMode mode, FileShare share)
    {
        if (PathGuard.RefuseFile(path) is { } refusal)
        {
            throw new IOException($"{refusal.Why} {refusal.Fix}");
        }

        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = share,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
        {
            options.UnixCreateMode = PathGuard.FileMode;
        }

        return new FileStream(path, options);
    }
}
