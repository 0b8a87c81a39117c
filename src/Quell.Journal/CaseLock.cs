using System.Globalization;
using System.Text;

namespace Quell.Journal;

/// <summary>The right to append to one case, held through the operating system and gone with the process.</summary>
/// <remarks>The file stays: removing it would let two processes lock two files of one name.</remarks>
internal sealed class CaseLock : IDisposable
{
    private const int LongestPid = 20;
    private readonly FileStream _file;

    private CaseLock(FileStream file)
    {
        _file = file;
    }

    /// <summary>Takes the lock, or says who holds it, without waiting.</summary>
    /// <exception cref="IOException">The file cannot be opened, or the file system knows no locks.</exception>
    public static LockResult Take(string path)
    {
        FileStream file;
        try
        {
            file = PrivateFile.OpenAlone(path);
        }
        catch (IOException e) when (IsSharing(e))
        {
            return new LockResult.Busy(ReadPid(path));
        }

        // .NET's own lock can be turned off from the environment and gives in to file systems without locks.
        if (!OperatingSystem.IsWindows() && !TryLock(file, path))
        {
            return new LockResult.Busy(ReadPid(path));
        }

        WritePid(file);
        return new LockResult.Taken(new CaseLock(file));
    }

    public void Dispose() => _file.Dispose();

    private static bool TryLock(FileStream file, string path)
    {
        var isTaken = false;
        try
        {
            isTaken = Posix.TryLock(file.SafeFileHandle, path);
            return isTaken;
        }
        finally
        {
            if (!isTaken)
            {
                file.Dispose();
            }
        }
    }

    // A sharing violation has an HRESULT of its own on Windows and carries EWOULDBLOCK elsewhere.
    private static bool IsSharing(IOException e) =>
        e.GetType() == typeof(IOException)
        && (OperatingSystem.IsWindows() ? e.HResult == unchecked((int)0x80070020) : e.HResult is 11 or 35);

    private static void WritePid(FileStream file)
    {
        file.SetLength(0);
        file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
    }

    private static int? ReadPid(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        try
        {
            using var file = Posix.OpenRead(path);
            var bytes = new byte[LongestPid];
            var length = RandomAccess.Read(file, bytes, 0);
            var text = Encoding.ASCII.GetString(bytes, 0, length);
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
