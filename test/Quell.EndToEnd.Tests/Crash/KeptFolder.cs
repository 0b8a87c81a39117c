using System.Diagnostics;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>A folder as it is now, put back as often as it is wanted, with modes and times.</summary>
internal sealed class KeptFolder : IDisposable
{
    private readonly string _folder;
    private readonly string _copy = Directory.CreateTempSubdirectory("quell-kept-").FullName;

    public KeptFolder(string folder)
    {
        _folder = folder;
        Copy(folder, _copy);
    }

    public void Restore()
    {
        foreach (var entry in new DirectoryInfo(_folder).EnumerateFileSystemInfos())
        {
            if (entry is DirectoryInfo inner)
            {
                inner.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
        }
        Copy(_copy, _folder);
    }

    public void Dispose() => Directory.Delete(_copy, recursive: true);

    private static void Copy(string from, string to)
    {
        using var copying = Process.Start("cp", ["-a", $"{from}/.", to]);
        copying.WaitForExit();
        copying.ExitCode.ShouldBe(0);
    }

    /// <summary>A file outside of the folder, for what happens in it.</summary>
    internal sealed class Listing : IDisposable
    {
        public string Path { get; } = System.IO.Path.GetTempFileName();

        public string[] Lines => File.ReadAllLines(Path);

        public void Dispose() => File.Delete(Path);
    }
}
