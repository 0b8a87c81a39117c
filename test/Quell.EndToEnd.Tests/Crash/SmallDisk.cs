using System.Diagnostics;
using Quell.EndToEnd.Tests.Processes;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>A disk of its own for the state folder of a sandbox: as small as a test wants it, and no more than readable when it says so.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _path;

    private SmallDisk(string path) => _path = path;

    /// <summary>The test is skipped where no disk can be mounted.</summary>
    public static SmallDisk For(Sandbox sandbox, int kilobytes)
    {
        Directory.CreateDirectory(sandbox.State);
        var size = $"size={kilobytes}k,mode=700";
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Ran("mount", "-t", "tmpfs", "-o", size, "tmpfs", sandbox.State),
            "no disk can be mounted here"
        );
        return new SmallDisk(sandbox.State);
    }

    public void Become(string options) => Ran("mount", "-o", $"remount,{options}", _path).ShouldBeTrue(options);

    public void Dispose() => Ran("umount", _path);

    private static bool Ran(string program, params string[] arguments)
    {
        try
        {
            using var started = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false }
            )!;
            started.WaitForExit();
            return started.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
