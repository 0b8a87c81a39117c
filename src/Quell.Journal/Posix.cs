using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Quell.Journal;

/// <summary>
/// The few calls of POSIX that .NET does not offer: sync a folder, owner of a path without following links, a lock
/// that no environment variable turns off. Linux and macOS only.
/// </summary>
internal static partial class Posix
{
    private const int LockExclusiveNow = 2 | 4;
    private const int NoEntry = 2;
    private const int NotAFolder = 20;
    private const uint TypeMask = 0xF000;

    private static int CloseOnExec => OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;

    private static int WouldBlock => OperatingSystem.IsMacOS() ? 35 : 11;

    /// <summary>Opens for reading without .NET's shared lock, which the writer's own lock would refuse.</summary>
    public static SafeFileHandle OpenRead(string path)
    {
        var fd = Open(path, CloseOnExec);
        return fd >= 0 ? new SafeFileHandle(fd, ownsHandle: true) : throw LastError(path);
    }

    /// <summary>Whether the exclusive lock was had; false when another open file description holds it.</summary>
    public static bool TryLock(SafeFileHandle file, string path)
    {
        if (FLock(file, LockExclusiveNow) == 0)
        {
            return true;
        }

        return Marshal.GetLastPInvokeError() == WouldBlock ? false : throw LastError(path);
    }

    public static uint EffectiveUser() => GetEffectiveUser();

    /// <summary>What stands at the path itself; null when nothing does.</summary>
    public static PathFacts? Look(string path)
    {
        Span<byte> answer = stackalloc byte[256];
        answer.Clear();
        var (mode, owner, failed) = OperatingSystem.IsMacOS() ? LookOnMac(path, answer) : LookOnLinux(path, answer);
        if (failed)
        {
            var error = Marshal.GetLastPInvokeError();
            return error is NoEntry or NotAFolder ? null : throw LastError(path);
        }

        return new PathFacts(
            (mode & TypeMask) switch
            {
                0x4000 => PathKind.Folder,
                0x8000 => PathKind.File,
                0xA000 => PathKind.Link,
                _ => PathKind.Other,
            },
            owner == GetEffectiveUser(),
            (UnixFileMode)(mode & 0xFFF)
        );
    }

    // struct statx has one layout on every architecture: uid at byte 20, mode at byte 28 (statx(2)).
    private static (uint Mode, uint Owner, bool Failed) LookOnLinux(string path, Span<byte> answer)
    {
        const int CurrentFolder = -100;
        const int NoFollow = 0x100;
        const uint TypeModeOwner = 0x1 | 0x2 | 0x8;
        var failed = StatX(CurrentFolder, path, NoFollow, TypeModeOwner, ref MemoryMarshal.GetReference(answer)) != 0;
        return (MemoryMarshal.Read<ushort>(answer[28..]), MemoryMarshal.Read<uint>(answer[20..]), failed);
    }

    // 64-bit inode layout of struct stat: mode at byte 4, uid at byte 16 (stat(2) of macOS).
    private static (uint Mode, uint Owner, bool Failed) LookOnMac(string path, Span<byte> answer)
    {
        ref var first = ref MemoryMarshal.GetReference(answer);
        var failed =
            (
                RuntimeInformation.ProcessArchitecture == Architecture.X64
                    ? LStatMacX64(path, ref first)
                    : LStatMac(path, ref first)
            ) != 0;
        return (
            BinaryPrimitives.ReadUInt16LittleEndian(answer[4..]),
            BinaryPrimitives.ReadUInt32LittleEndian(answer[16..]),
            failed
        );
    }

    private static IOException LastError(string path) =>
        new($"{Marshal.GetLastPInvokeErrorMessage()}: {path}", Marshal.GetLastPInvokeError());

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FLock(SafeFileHandle file, int operation);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint GetEffectiveUser();

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int StatX(int folder, string path, int flags, uint mask, ref byte answer);

    [LibraryImport("libc", EntryPoint = "lstat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int LStatMac(string path, ref byte answer);

    [LibraryImport(
        "libc",
        EntryPoint = "lstat$INODE64",
        SetLastError = true,
        StringMarshalling = StringMarshalling.Utf8
    )]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int LStatMacX64(string path, ref byte answer);
}
