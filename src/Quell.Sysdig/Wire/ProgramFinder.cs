namespace Quell.Sysdig.Wire;

/// <summary>Finds the program of a config entry, without ever looking into the current folder for a bare name.</summary>
internal static class ProgramFinder
{
    private static readonly string[] s_windowsEndings = [".exe", ".cmd", ".bat"];

    /// <summary>Full path; null when there is no such file.</summary>
    public static string? Find(string command, string? path, string? workingDirectory)
    {
        if (command.Length == 0 || command.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        if (
            command.Contains('/', StringComparison.Ordinal)
            || command.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)
        )
        {
            return Existing(Path.GetFullPath(command, Path.GetFullPath(workingDirectory ?? ".")));
        }

        return (path ?? string.Empty)
            .Split(Path.PathSeparator)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Existing(Path.Combine(folder, command)))
            .FirstOrDefault(found => found is not null);
    }

    private static string? Existing(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            return File.Exists(file) && (File.GetUnixFileMode(file) & Executable) != UnixFileMode.None ? file : null;
        }

        return File.Exists(file) ? file : s_windowsEndings.Select(ending => file + ending).FirstOrDefault(File.Exists);
    }

    private const UnixFileMode Executable =
        UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
}
