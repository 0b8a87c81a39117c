using System.Runtime.InteropServices;

namespace Quell.Terminal;

/// <summary>Whether anybody is still at the other end of what this process prints.</summary>
/// <remarks>.NET takes what is written to a pipe that nobody reads any more for written, so it has to be asked for.</remarks>
public static partial class StandardOutput
{
    private const int Descriptor = 1;

    // POLLERR: a pipe without a reader. POLLHUP: a terminal or a socket that hung up. One number on Linux and macOS.
    private const short HungUp = 0x8 | 0x10;

    // POLLNVAL: it was closed. On macOS a device may answer that and be well.
    private const short Closed = 0x20;

    /// <summary>True when nobody can read what is written from now on. False where the system does not say.</summary>
    public static bool IsGone()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
        {
            return false;
        }
        var gone = OperatingSystem.IsLinux() ? HungUp | Closed : HungUp;
        var output = new Polled { Descriptor = Descriptor };
        return Poll(ref output, 1, 0) > 0 && (output.Answer & gone) != 0;
    }

    [LibraryImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Poll(ref Polled first, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct Polled
    {
        public int Descriptor;
        public short Asked;
        public short Answer;
    }
}
