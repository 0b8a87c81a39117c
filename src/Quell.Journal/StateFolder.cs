using System.Collections.Immutable;

namespace Quell.Journal;

/// <summary>The folder that holds every case of this user on this machine.</summary>
/// <remarks>Nothing is made by looking: the folder appears with the first case.</remarks>
public sealed class StateFolder
{
    private readonly string _path;
    private readonly string _cases;

    private StateFolder(string path)
    {
        _path = path;
        _cases = Path.Combine(path, "cases");
    }

    /// <summary>Takes a folder into use, which need not exist yet; refuses one that others own or may write.</summary>
    public static StateFolderResult Open(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var folder = new StateFolder(full);
        return folder.Refuse() is { } refusal
            ? new StateFolderResult.Refused(refusal)
            : new StateFolderResult.Opened(folder);
    }

    /// <summary>The place of a case, there or not; null when the name is outside the alphabet of case names.</summary>
    public CaseFolder? Case(string name) => CaseFolder.IsName(name) ? new CaseFolder(_cases, name) : null;

    /// <summary>Names of the cases that were begun, by name, the last in the order of names first.</summary>
    /// <exception cref="IOException">The folder cannot be listed.</exception>
    public ImmutableArray<string> List()
    {
        if (PathGuard.Look(_cases)?.Kind != PathKind.Folder)
        {
            return [];
        }

        return
        [
            .. Directory
                .EnumerateDirectories(_cases)
                .Select(Path.GetFileName)
                .OfType<string>()
                .Where(IsBegun)
                .OrderDescending(StringComparer.Ordinal),
        ];
    }

    internal Refusal? Refuse() => PathGuard.RefuseFolder(_path) ?? PathGuard.RefuseFolder(_cases);

    internal void Make(IDisk disk, CaseFolder folder)
    {
        foreach (var path in (string[])[_path, _cases, folder.Folder])
        {
            if (PathGuard.Look(path) is null)
            {
                PathGuard.MakeFolder(path);
                disk.SyncFolder(Path.GetDirectoryName(path) ?? path);
            }
        }
    }

    private bool IsBegun(string name) =>
        Case(name) is { } folder
        && PathGuard.Look(folder.Folder)?.Kind == PathKind.Folder
        && (
            PathGuard.Look(folder.JournalPath)?.Kind == PathKind.File
            || PathGuard.Look(folder.HeadPath)?.Kind == PathKind.File
        );
}
