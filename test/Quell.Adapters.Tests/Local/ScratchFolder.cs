namespace Quell.Adapters.Tests.Local;

/// <summary>A folder of a test's own, gone when the test is.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    public const UnixFileMode Runnable = OwnerOnly | UnixFileMode.UserExecute;

    public string Path { get; } = Directory.CreateTempSubdirectory("quell-test-").FullName;

    public string Folder(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    public string File(string name, string content, UnixFileMode mode = OwnerOnly)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, content);
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(path, mode);
        }
        return path;
    }

    public string Link(string name, string target)
    {
        var path = System.IO.Path.Combine(Path, name);
        System.IO.File.CreateSymbolicLink(path, target);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
