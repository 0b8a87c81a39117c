using System.Collections.Immutable;

namespace Quell.Surfaces;

/// <summary>Finds a program on PATH without running it, the way a shell would that trusts no current folder.</summary>
/// <remarks>
/// Entries that are relative, empty, or equal to or inside the current folder are skipped: a cloned repository must not
/// supply the program that is run. In the root folder, which holds everything, only the root itself is skipped.
/// The path found is returned as PATH spells it, not as links resolve: a program may look at the name it is run by.
/// </remarks>
/// <param name="pathVariable">The value of PATH; null or empty finds nothing.</param>
/// <param name="currentDirectory">The folder the program was started in, absolute.</param>
public sealed class ProgramFinder(string? pathVariable, string currentDirectory)
{
    private const UnixFileMode AnyExecute =
        UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Full path of the first executable regular file of that name; null when there is none.</summary>
    /// <param name="name">A bare name, such as <c>kubectl</c>; anything with a separator in it is not found.</param>
    public string? Find(string name) =>
        IsBareName(name) ? Folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(IsExecutable) : null;

    /// <summary>The places of PATH that are looked at, in order.</summary>
    public ImmutableArray<string> Folders { get; } = Allowed(pathVariable, currentDirectory);

    private static ImmutableArray<string> Allowed(string? pathVariable, string currentDirectory)
    {
        var forbidden = new[] { Canonical(currentDirectory), Normal(currentDirectory) };
        return
        [
            .. (pathVariable ?? "")
                .Split(Path.PathSeparator)
                .Where(Path.IsPathFullyQualified)
                .Where(folder =>
                    !forbidden.Any(place => LiesIn(Normal(folder), place) || LiesIn(Canonical(folder), place))
                )
                .Select(Normal),
        ];
    }

    private static bool IsBareName(string name) =>
        name.Length > 0 && name is not ("." or "..") && name.AsSpan().IndexOfAny('/', '\\', '\0') < 0;

    private static bool LiesIn(string folder, string place) =>
        string.Equals(folder, place, StringComparison.Ordinal)
        || (
            !string.Equals(place, Path.GetPathRoot(place), StringComparison.Ordinal)
            && folder.StartsWith(place + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        );

    private static string Normal(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    /// <summary>The folder with every link on the way resolved; as it stands where that cannot be done.</summary>
    private static string Canonical(string folder)
    {
        var normal = Normal(folder);
        if (Path.GetDirectoryName(normal) is not { } parent)
        {
            return normal;
        }
        var here = Path.Combine(Canonical(parent), Path.GetFileName(normal));
        try
        {
            return Directory.ResolveLinkTarget(here, returnFinalTarget: true) is { } target
                ? Normal(target.FullName)
                : here;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return here;
        }
    }

    private static bool IsExecutable(string path)
    {
        try
        {
            var link = new FileInfo(path);
            var file = link.LinkTarget is null ? link : link.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
            // Pipes, sockets and devices have no length: what is left is a regular file.
            return file is { Exists: true, Length: > 0 } && IsRunnable(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsRunnable(FileInfo file) =>
        OperatingSystem.IsWindows()
            ? file.Extension.Equals(".exe", StringComparison.OrdinalIgnoreCase)
            : (file.UnixFileMode & AnyExecute) != UnixFileMode.None;
}
