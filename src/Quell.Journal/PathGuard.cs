namespace Quell.Journal;

/// <summary>Looks at a path before it is used: the right kind, no link, ours, not writable by others.</summary>
/// <remarks>
/// Looking and opening are two calls. Between them only somebody who may write the containing folder can change the
/// answer, and that folder was itself found to be ours alone.
/// </remarks>
internal static class PathGuard
{
    public const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>What stands at the path itself; null when nothing does.</summary>
    public static PathFacts? Look(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            return Posix.Look(path);
        }

        if (!Path.Exists(path))
        {
            return null;
        }

        var attributes = File.GetAttributes(path);
        var kind =
            attributes.HasFlag(FileAttributes.ReparsePoint) ? PathKind.Link
            : attributes.HasFlag(FileAttributes.Directory) ? PathKind.Folder
            : PathKind.File;
        return new PathFacts(kind, IsOurs: true, FileMode);
    }

    /// <summary>Why a folder that exists may not be used; null when it may, or is not there.</summary>
    public static Refusal? RefuseFolder(string path) => Refuse(path, PathKind.Folder);

    /// <summary>Why a file that exists may not be used; null when it may, or is not there.</summary>
    public static Refusal? RefuseFile(string path) => Refuse(path, PathKind.File);

    /// <summary>Makes the folder, and those above it that are missing, for this user alone.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, FolderMode);
        }
    }

    private static Refusal? Refuse(string path, PathKind wanted)
    {
        PathFacts? found;
        try
        {
            found = Look(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or EntryPointNotFoundException)
        {
            return new Refusal(
                $"{path} is not used.",
                $"Whose it is could not be found out: {e.Message}.",
                "Give a folder on a local disk that belongs to you."
            );
        }

        return found is { } facts ? Judge(path, wanted, facts) : null;
    }

    private static Refusal? Judge(string path, PathKind wanted, PathFacts facts)
    {
        var word = wanted == PathKind.Folder ? "folder" : "file";
        if (facts.Kind != wanted)
        {
            var why = facts.Kind == PathKind.Link ? "It is a symbolic link." : $"It is not a {word}.";
            return new Refusal($"{path} is not used.", why, $"Give the real {word}, or move this one away.");
        }

        if (!facts.IsOurs)
        {
            return new Refusal(
                $"{path} is not used.",
                "It belongs to another user.",
                $"Use a {word} of your own, or run as its owner."
            );
        }

        return facts.OthersMayWrite
            ? new Refusal($"{path} is not used.", "Other users may write it.", $"Run: chmod go-w '{path}'")
            : null;
    }
}
