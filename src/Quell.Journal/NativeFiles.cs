using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Quell.Journal;

/// <summary>The few system calls that .NET does not offer: open without following a link, and whose file is open.</summary>
/// <remarks>
/// Sources of the numbers: <c>open(2)</c>, <c>statx(2)</c> (whose layout is one on all Linux machines) and Darwin's
/// <c>sys/fcntl.h</c> and <c>sys/stat.h</c> with 64-bit inode numbers.
/// </remarks>
internal static partial class NativeFiles
{
    private const int LinkMet = 40;
    private const int LinkMetDarwin = 62;
    private const int NotThere = 2;
    private const int EmptyPath = 0x1000;
    private const uint TypeModeAndOwner = 0x1 | 0x2 | 0x8;
    private const int BufferSize = 256;

    public static bool Supported => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS();

    /// <summary>Opens for reading, without waiting for a pipe's other end.</summary>
    /// <param name="trouble">Empty when it is open; otherwise why not.</param>
    public static SafeFileHandle OpenWithoutFollowing(string path, out string trouble)
    {
        var handle = new SafeFileHandle(Open(path, OpenFlags()), ownsHandle: true);
        trouble = handle.IsInvalid
            ? Marshal.GetLastPInvokeError() switch
            {
                LinkMet when OperatingSystem.IsLinux() => "it is a link",
                LinkMetDarwin when OperatingSystem.IsMacOS() => "it is a link",
                NotThere => "it is gone",
                _ => "it cannot be opened",
            }
            : "";
        return handle;
    }

    /// <summary>Type, permissions and owner of an open file; null when the system does not say.</summary>
    public static FileStatus? StatusOf(SafeFileHandle handle)
    {
        Span<byte> buffer = stackalloc byte[BufferSize];
        buffer.Clear();
        if (OperatingSystem.IsLinux())
        {
            return StatX(handle, "", EmptyPath, TypeModeAndOwner, ref MemoryMarshal.GetReference(buffer)) == 0
                ? new FileStatus(MemoryMarshal.Read<ushort>(buffer[28..]), MemoryMarshal.Read<uint>(buffer[20..]))
                : null;
        }
        return DarwinStatus(handle, ref MemoryMarshal.GetReference(buffer)) == 0
            ? new FileStatus(MemoryMarshal.Read<ushort>(buffer[4..]), MemoryMarshal.Read<uint>(buffer[16..]))
            : null;
    }

    private static int OpenFlags()
    {
        const int linuxNonBlock = 0x800;
        const int linuxCloseOnExec = 0x80000;
        const int darwin = 0x4 | 0x100 | 0x1000000;
        // Linux numbers O_NOFOLLOW differently on ARM and POWER.
        var noFollow = RuntimeInformation.ProcessArchitecture
            is Architecture.Arm64
                or Architecture.Arm
                or Architecture.Ppc64le
            ? 0x8000
            : 0x20000;
        return OperatingSystem.IsMacOS() ? darwin : linuxNonBlock | linuxCloseOnExec | noFollow;
    }

    private static int DarwinStatus(SafeFileHandle handle, ref byte buffer) =>
        RuntimeInformation.ProcessArchitecture == Architecture.X64
            ? FStatInode64(handle, ref buffer)
            : FStat(handle, ref buffer);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(SafeFileHandle folder, string path, int flags, uint mask, ref byte buffer);

    [LibraryImport("libc", EntryPoint = "fstat")]
    private static partial int FStat(SafeFileHandle file, ref byte buffer);

    [LibraryImport("libc", EntryPoint = "fstat$INODE64")]
    private static partial int FStatInode64(SafeFileHandle file, ref byte buffer);
}
