using System.Security.Cryptography;

namespace Quell.Journal;

/// <summary>Raw results, redacted by whoever puts them here, each kept once under the SHA-256 of its bytes.</summary>
public sealed class EvidenceFolder
{
    /// <summary>The largest piece kept, in bytes (64 MiB).</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    private const string PassingSuffix = ".tmp";
    private readonly string _folder;
    private readonly IDisk _disk;
    private int _writes;

    internal EvidenceFolder(string folder, IDisk disk)
    {
        _folder = folder;
        _disk = disk;
    }

    /// <summary>Keeps the bytes and returns their SHA-256 in hex once they are on the device.</summary>
    /// <exception cref="JournalWriteException">
    /// The disk did not take them, they are over <see cref="MaxBytes"/>, or a file of that name holds other bytes.
    /// </exception>
    public ValueTask<string> PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        new(Task.Run(() => Put(bytes), cancellationToken));

    /// <summary>The piece with that digest, its bytes checked against it.</summary>
    public EvidenceResult Get(string sha256)
    {
        if (!Hex.IsDigest(sha256))
        {
            return new EvidenceResult.Missing();
        }

        try
        {
            return Read(Path.Combine(_folder, sha256), sha256);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new EvidenceResult.Missing();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new EvidenceResult.Unreadable(e.Message);
        }
    }

    /// <summary>Removes pieces that a killed run left half written. Only the holder of the case's lock may.</summary>
    internal void RemoveLeftovers()
    {
        if (PathGuard.Look(_folder)?.Kind != PathKind.Folder)
        {
            return;
        }

        foreach (var path in Directory.EnumerateFiles(_folder, "*" + PassingSuffix))
        {
            File.Delete(path);
        }
    }

    private string Put(ReadOnlyMemory<byte> bytes)
    {
        var digest = Hex.Of(SHA256.HashData(bytes.Span));
        if (bytes.Length > MaxBytes)
        {
            throw Failure("It is larger than 64 MiB.", "Ask for less at once.", inner: null);
        }

        try
        {
            Keep(digest, bytes.Span);
            return digest;
        }
        catch (Exception e) when (e is not JournalWriteException && e is IOException or UnauthorizedAccessException)
        {
            throw Failure(e.Message, $"Make {_folder} writable and free some space, then run the same again.", e);
        }
    }

    private void Keep(string digest, ReadOnlySpan<byte> bytes)
    {
        if (PathGuard.RefuseFolder(_folder) is { } refusal)
        {
            throw new JournalWriteException(refusal);
        }

        if (PathGuard.Look(_folder) is null)
        {
            PathGuard.MakeFolder(_folder);
            _disk.SyncFolder(Path.GetDirectoryName(_folder)!);
        }

        var path = Path.Combine(_folder, digest);
        if (PathGuard.Look(path) is null)
        {
            var passing = $"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref _writes)}{PassingSuffix}";
            PrivateFile.Replace(_disk, path, passing, bytes);
        }
        else if (Get(digest) is not EvidenceResult.Found)
        {
            throw Failure(
                "A file of its name holds other bytes.",
                $"Move {path} away, and keep it: somebody changed it."
            );
        }
    }

    private static EvidenceResult Read(string path, string sha256)
    {
        using var file = PrivateFile.OpenToRead(path);
        if (file.Length > MaxBytes)
        {
            return new EvidenceResult.Altered();
        }

        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return string.Equals(Hex.Of(SHA256.HashData(bytes)), sha256, StringComparison.Ordinal)
            ? new EvidenceResult.Found(bytes)
            : new EvidenceResult.Altered();
    }

    private static JournalWriteException Failure(string why, string fix, Exception? inner = null) =>
        new(new Refusal("A piece of evidence was not kept.", why, fix), inner);
}
