using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Runbook.Cases;
using Quell.Runbook.Kept;
using Quell.Runbook.Ports;

namespace Quell.Journal;

/// <summary>Compares the evidence folder of a case with what its journal says was kept.</summary>
internal sealed class EvidenceAudit(CaseFolder folder, CaseState state)
{
    private const string ManifestName = "manifest.json";
    private const int MostNamed = 20;

    private readonly ImmutableArray<string>.Builder _bad = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<string>.Builder _notes = ImmutableArray.CreateBuilder<string>();

    public EvidenceVerdict Verdict()
    {
        var pieces = state.Kept.DistinctBy(static piece => piece.Sha256, StringComparer.Ordinal).ToList();
        foreach (var piece in pieces)
        {
            Check(piece);
        }
        CheckOthers(pieces.Select(static piece => piece.Sha256).ToImmutableHashSet(StringComparer.Ordinal));
        CheckManifest();
        var sound = _bad.Count == 0;
        return new EvidenceVerdict(sound, pieces.Count, [.. Bounded(_bad), .. Bounded(_notes)]);
    }

    private void Check(KeptPiece piece)
    {
        switch (folder.Evidence.Get(piece.Sha256))
        {
            case EvidenceResult.Found { Bytes.Length: var length } when length == piece.Bytes:
                break;
            case EvidenceResult.Missing:
                _bad.Add($"{Name(piece)} is missing.");
                break;
            case EvidenceResult.Unreadable unreadable:
                _bad.Add($"{Name(piece)} cannot be read: {unreadable.Why}");
                break;
            default:
                _bad.Add($"{Name(piece)} was changed: its bytes are not those that were captured.");
                break;
        }
    }

    /// <summary>A run that was killed may leave a piece whose entry was never written; it is named after its own bytes.</summary>
    private void CheckOthers(ImmutableHashSet<string> known)
    {
        var mayBeLeftOver = state.WasCutShort || state.IsCutShort;
        foreach (var path in Entries())
        {
            var name = Path.GetFileName(path);
            if (known.Contains(name) || name is ManifestName)
            {
                continue;
            }
            if (mayBeLeftOver && (IsPassing(name) || folder.Evidence.Get(name) is EvidenceResult.Found))
            {
                _notes.Add($"evidence/{Shown(name)} is named by no entry: a run that was cut short left it.");
            }
            else
            {
                _bad.Add($"evidence/{Shown(name)} is extra: no entry of the journal names it.");
            }
        }
    }

    private void CheckManifest()
    {
        if (state.Kept.IsEmpty && !File.Exists(ManifestPath))
        {
            return;
        }
        if (Manifest() is not { } found)
        {
            _notes.Add(
                $"{EvidenceManifest.FileName} is not there; the journal says all that it would. `quell report {state.Opened?.Case}{TenantSource.StateOption(state.StateFolder)}` writes it."
            );
            return;
        }
        if (found.AsSpan().SequenceEqual(EvidenceManifest.Render(state)))
        {
            return;
        }
        if (
            Enumerable
                .Range(0, state.Kept.Count)
                .Any(count => found.AsSpan().SequenceEqual(EvidenceManifest.Render(state, count)))
        )
        {
            _notes.Add($"{EvidenceManifest.FileName} is older than the journal: a run went on after it was written.");
            return;
        }
        _bad.Add($"{EvidenceManifest.FileName} was changed: it is not what the journal says was kept.");
    }

    private byte[]? Manifest()
    {
        try
        {
            using var file = PrivateFile.OpenToRead(ManifestPath);
            var bytes = new byte[Math.Min(file.Length, EvidenceFolder.MaxBytes)];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private string ManifestPath => Path.Combine(folder.EvidencePath, ManifestName);

    private IEnumerable<string> Entries() =>
        Directory.Exists(folder.EvidencePath)
            ? Directory.EnumerateFileSystemEntries(folder.EvidencePath).Order(StringComparer.Ordinal)
            : [];

    private static bool IsPassing(string name) => name.EndsWith(".tmp", StringComparison.Ordinal);

    private static string Name(KeptPiece piece) => $"{piece.File} ({piece.Id}, {KeptWords.Kind(piece.Kind)})";

    private static string Shown(string name) => Domain.Text.Printable.Of(name, 120);

    private static IEnumerable<string> Bounded(ImmutableArray<string>.Builder findings) =>
        findings.Count <= MostNamed
            ? findings
            : findings.Take(MostNamed).Append($"and {findings.Count - MostNamed} more.");
}
