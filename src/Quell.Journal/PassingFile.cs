namespace Quell.Journal;

/// <summary>
/// The name that a file has until it is whole, in a folder that is not the program's own. A run that is killed in between
/// leaves it; the next one that writes there takes it away.
/// </summary>
public static class PassingFile
{
    private const string Suffix = ".quell-passing";

    /// <summary>Writing takes moments: a file that is older than this belongs to no process that still works on it.</summary>
    private static readonly TimeSpan s_abandoned = TimeSpan.FromHours(1);

    /// <summary>A name beside <paramref name="path"/> that no other run has; hidden, so that nobody takes it for the file.</summary>
    public static string For(string path)
    {
        var full = Path.GetFullPath(path);
        return Path.Combine(
            Path.GetDirectoryName(full) ?? full,
            $".{Path.GetFileName(full)}.{Path.GetRandomFileName()}{Suffix}"
        );
    }

    /// <summary>Removes this user's own leftovers from a folder; what cannot be looked at or removed stays.</summary>
    public static void RemoveAbandoned(string folder, DateTimeOffset now)
    {
        try
        {
            foreach (var path in Directory.EnumerateFiles(folder, $".*{Suffix}"))
            {
                RemoveAbandonedFile(path, now);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever writes there next says what is wrong with the folder.
        }
    }

    private static void RemoveAbandonedFile(string path, DateTimeOffset now)
    {
        try
        {
            var isOwn = PathGuard.Look(path) is { Kind: PathKind.File, IsOurs: true };
            if (isOwn && now - new DateTimeOffset(File.GetLastWriteTimeUtc(path)) > s_abandoned)
            {
                File.Delete(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another run was faster, or the folder takes nothing: it stays, hidden.
        }
    }
}
