using System.Security.Cryptography;
using System.Text.Json;

namespace Quell.Journal;

/// <summary>An unfinished entry that was moved out of the journal into a file of its own.</summary>
internal sealed record TornPiece(string FileName, long Bytes, string Sha256)
{
    private const int MostPieces = 10_000;

    /// <summary>Moves everything from the offset on aside: first the copy is durable, then the journal is cut.</summary>
    public static void MoveAside(CaseFolder folder, IDisk disk, FileStream journal, long offset)
    {
        var piece = new byte[journal.Length - offset];
        journal.Position = offset;
        journal.ReadExactly(piece);

        using (var file = CreateNext(folder))
        {
            PrivateFile.WriteThrough(disk, file.SafeFileHandle, file.Name, piece);
        }

        disk.SyncFolder(folder.Folder);
        journal.SetLength(offset);
        disk.SyncFile(journal.SafeFileHandle, folder.JournalPath);
    }

    /// <summary>
    /// The pieces beside the journal that no entry names yet: of this opening, or of one that was killed before it
    /// could say so.
    /// </summary>
    public static IEnumerable<TornPiece> Unreported(CaseFolder folder, IReadOnlySet<string> reported) =>
        Directory
            .EnumerateFiles(folder.Folder, folder.TornPrefix + "*")
            .Where(path => IsPiece(folder, path) && !reported.Contains(Path.GetFileName(path)))
            .Order(StringComparer.Ordinal)
            .Select(Describe);

    /// <summary>The name of the file that an entry of this kind reports; null for other entries.</summary>
    public static string? ReportedBy(JournalLine line) =>
        string.Equals(line.Type, LineFormat.TornType, StringComparison.Ordinal)
        && line.Json.TryGetProperty("file", out var file)
        && file.ValueKind == JsonValueKind.String
            ? file.GetString()
            : null;

    public PendingEntry ToEntry() =>
        new(
            LineFormat.TornType,
            BodyMembers.Of(writer =>
            {
                writer.WriteString("file", FileName);
                writer.WriteNumber("bytes", Bytes);
                writer.WriteString("sha256", Sha256);
            }),
            alone: true
        );

    private static FileStream CreateNext(CaseFolder folder)
    {
        for (var number = 1; number <= MostPieces; number++)
        {
            var path = Path.Combine(folder.Folder, $"{folder.TornPrefix}{number}");
            if (PathGuard.Look(path) is null)
            {
                return PrivateFile.CreateNew(path);
            }
        }

        throw new IOException($"There are {MostPieces} torn pieces in {folder.Folder} already.");
    }

    private static bool IsPiece(CaseFolder folder, string path)
    {
        var number = Path.GetFileName(path.AsSpan())[folder.TornPrefix.Length..];
        return number.Length is > 0 and <= 5
            && !number.ContainsAnyExceptInRange('0', '9')
            && PathGuard.Look(path)?.Kind == PathKind.File;
    }

    private static TornPiece Describe(string path)
    {
        using var file = PrivateFile.OpenToRead(path);
        return new TornPiece(Path.GetFileName(path), file.Length, Hex.Of(SHA256.HashData(file)));
    }
}
