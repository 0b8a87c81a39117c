using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>What would be left of a state folder if the program ended at one moment: files and nothing else.</summary>
/// <remarks>
/// The journal and the pieces of evidence only ever grow, so that a length and names say enough of them; the small files
/// are kept whole.
/// </remarks>
internal sealed record DurableState
{
    private const string Listing = "evidence/manifest.json";
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private DurableState() { }

    /// <summary>Right before or after a write left the program: where an action is lost or done twice, if anywhere.</summary>
    public bool IsAtWrite =>
        Point.Contains("before write", StringComparison.Ordinal)
        || Point.Contains("after write", StringComparison.Ordinal);

    public required string Point { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Name of the case's folder; null before there was one.</summary>
    public required string? Case { get; init; }
    public required long JournalLength { get; init; }

    /// <summary>Paths below the case's folder, and what stood in them.</summary>
    public required ImmutableSortedDictionary<string, byte[]> Small { get; init; }
    public required ImmutableSortedSet<string> Evidence { get; init; }

    /// <summary>Names in the folder of case files, and what stood in them.</summary>
    public required ImmutableSortedDictionary<string, byte[]> CaseFiles { get; init; }

    /// <summary>The same for two moments between which nothing durable happened.</summary>
    public string Fingerprint => $"{Told} {string.Join(',', Evidence)} {Digest(Listing)}";

    /// <summary>
    /// The same for two moments that a run cannot tell apart when it goes on: pieces that the journal does not name yet, and
    /// the listing that is made from it for people, are read by none.
    /// </summary>
    public string Told
    {
        get
        {
            var words = new StringBuilder();
            words.Append(CultureInfo.InvariantCulture, $"{Case} {JournalLength} {string.Join(',', CaseFiles.Keys)}");
            foreach (var path in Small.Keys.Where(path => path != Listing))
            {
                words.Append(CultureInfo.InvariantCulture, $" {path} {Digest(path)}");
            }
            return words.ToString();
        }
    }

    private string Digest(string path) =>
        Small.TryGetValue(path, out var content) ? Convert.ToHexStringLower(SHA256.HashData(content)) : "-";

    /// <param name="state">The state folder of a run that goes on meanwhile.</param>
    public static DurableState Take(string state, string caseFiles, string point, DateTimeOffset at)
    {
        var folder = CaseFolder(state);
        if (folder is null)
        {
            return new DurableState
            {
                Point = point,
                At = at,
                Case = null,
                JournalLength = 0,
                Small = ImmutableSortedDictionary<string, byte[]>.Empty,
                Evidence = [],
                CaseFiles = Whole(caseFiles),
            };
        }
        var name = Path.GetFileName(folder);
        // The head before the journal, as a reader does it: the head only ever follows.
        var small = Files(folder)
            .Where(path => !IsPiece(path) && !IsPassing(path) && !IsJournal(path))
            .OrderByDescending(path => path.EndsWith(".head", StringComparison.Ordinal))
            .Select(path => (Path: path, Content: Read(Path.Combine(folder, path))))
            .Where(file => file.Content is not null)
            .ToImmutableSortedDictionary(file => file.Path, file => file.Content!, StringComparer.Ordinal);
        var journal = new FileInfo(Path.Combine(folder, name + ".jsonl"));
        return new DurableState
        {
            Point = point,
            At = at,
            Case = name,
            JournalLength = journal.Exists ? journal.Length : -1,
            Small = small,
            Evidence = [.. Files(folder).Where(IsPiece)],
            CaseFiles = Whole(caseFiles),
        };
    }

    /// <summary>The folder of the only case; null before there is one.</summary>
    public static string? CaseFolder(string state)
    {
        var cases = Path.Combine(state, "cases");
        return Directory.Exists(cases) ? Directory.GetDirectories(cases).SingleOrDefault() : null;
    }

    /// <summary>Makes another state folder in which just this is left.</summary>
    /// <param name="from">The state folder that it was taken from, once its run is over.</param>
    /// <param name="caseFiles">The other folder of case files.</param>
    public void PutInto(string to, string from, string caseFiles)
    {
        foreach (var (name, content) in CaseFiles)
        {
            Write(Path.Combine(caseFiles, name), content);
        }
        if (Case is not { } kept)
        {
            return;
        }
        var (source, target) = (Path.Combine(from, "cases", kept), Path.Combine(to, "cases", kept));
        foreach (var path in (string[])[to, Path.Combine(to, "cases"), target, Path.Combine(target, "evidence")])
        {
            MakeFolder(path);
        }
        if (JournalLength >= 0)
        {
            var journal = File.ReadAllBytes(Path.Combine(source, kept + ".jsonl")).AsSpan(0, (int)JournalLength);
            Write(Path.Combine(target, kept + ".jsonl"), journal);
        }
        foreach (var (path, content) in Small)
        {
            Write(Path.Combine(target, path), content);
        }
        foreach (var path in Evidence)
        {
            Write(Path.Combine(target, path), File.ReadAllBytes(Path.Combine(source, path)));
        }
    }

    private static ImmutableSortedDictionary<string, byte[]> Whole(string folder) =>
        Files(folder)
            .ToImmutableSortedDictionary(
                name => name,
                name => File.ReadAllBytes(Path.Combine(folder, name)),
                StringComparer.Ordinal
            );

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }
        Directory.CreateDirectory(path, Private | UnixFileMode.UserExecute);
    }

    private static void Write(string path, ReadOnlySpan<byte> content)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Private;
        }
        using var file = new FileStream(path, options);
        file.Write(content);
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path));

    private static bool IsJournal(string path) => path.EndsWith(".jsonl", StringComparison.Ordinal);

    /// <summary>A lock is the operating system's and goes with the process; what it is held on says nothing.</summary>
    private static bool IsPassing(string path) =>
        path.EndsWith(".lock", StringComparison.Ordinal)
        || path.EndsWith(".tmp", StringComparison.Ordinal)
        || path.EndsWith(".new", StringComparison.Ordinal);

    private static bool IsPiece(string path) =>
        Path.GetDirectoryName(path) == "evidence" && Path.GetFileName(path).Length == 64;

    private static byte[]? Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (FileNotFoundException)
        {
            return null; // It was renamed between being listed and being read.
        }
    }
}
