using System.Runtime.InteropServices;

namespace Quell.Surfaces.Native;

/// <summary>The few system calls that .NET does not offer: who owns a file, and ending a group of processes.</summary>
/// <remarks>Layouts as <c>statx(2)</c> has them on all Linux machines, and Darwin's <c>sys/stat.h</c> with 64-bit inodes.</remarks>
internal static partial class SystemCalls
{
    private const int Kill = 9;

    public static bool KnowsOwners => OperatingSystem.IsLinux() || OperatingSystem.IsMacOS();

    /// <summary>Owner of what the path leads to, links followed, and whether somebody else may write it; null when the system does not say.</summary>
    public static (bool IsOurs, bool OthersMayWrite)? Look(string path)
    {
        Span<byte> answer = stackalloc byte[256];
        answer.Clear();
        if (OperatingSystem.IsLinux())
        {
            const int currentFolder = -100;
            const uint modeAndOwner = 0x2 | 0x8;
            return StatX(currentFolder, path, 0, modeAndOwner, ref MemoryMarshal.GetReference(answer)) == 0
                ? Facts(MemoryMarshal.Read<ushort>(answer[28..]), MemoryMarshal.Read<uint>(answer[20..]))
                : null;
        }
        if (!OperatingSystem.IsMacOS())
        {
            return null;
        }
        ref var first = ref MemoryMarshal.GetReference(answer);
        var failed =
            RuntimeInformation.ProcessArchitecture == Architecture.X64
                ? StatMacX64(path, ref first)
                : StatMac(path, ref first);
        return failed == 0
            ? Facts(MemoryMarshal.Read<ushort>(answer[4..]), MemoryMarshal.Read<uint>(answer[16..]))
            : null;
    }

    /// <summary>Ends every process of a group at once.</summary>
    public static void EndGroup(int leader) => _ = Signal(-leader, Kill);

    private static (bool, bool) Facts(uint mode, uint owner)
    {
        const uint groupOrOthersWrite = 0x12;
        return (owner == EffectiveUser(), (mode & groupOrOthersWrite) != 0);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Signal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int StatX(int folder, string path, int flags, uint mask, ref byte answer);

    [LibraryImport("libc", EntryPoint = "stat", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int StatMac(string path, ref byte answer);

    [LibraryImport("libc", EntryPoint = "stat$INODE64", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int StatMacX64(string path, ref byte answer);
}
