using System.Text.Json;
using Quell.Domain.Cases;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;

namespace Quell.Journal;

/// <summary>The cases of this user on this machine, in one state folder.</summary>
/// <param name="stateOption">What a printed command needs to find the same folder, such as <c> --state DIR</c>; empty for the usual one.</param>
public sealed class CaseStore(StateFolder state, TimeProvider clock, string stateOption = "") : ICaseStore
{
    private const string Passing = ".passing.tmp";

    public IReadOnlyList<CaseId> List() => [.. state.List().Select(name => new CaseId(name))];

    public ValueTask<CaseOpening> CreateAsync(CaseId id, CancellationToken cancellationToken) =>
        ValueTask.FromResult(
            JournalFile.Create(state, id.Value, clock) is var created and not OpenResult.InUse
                ? Opening(id, created)
                : new CaseOpening.Taken()
        );

    public ValueTask<CaseOpening> OpenAsync(CaseId id, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Opening(id, JournalFile.Open(state, id.Value, clock)));

    public IReadOnlyList<JournalEntry>? Read(CaseId id)
    {
        if (state.Case(id.Value) is not { } folder || !File.Exists(folder.JournalPath))
        {
            return null;
        }
        var entries = new List<JournalEntry>();
        foreach (var read in JournalReader.Read(folder.JournalPath))
        {
            if (read is not JournalRead.Entry { Line: var line } || Decoded(line) is not { } entry)
            {
                break;
            }
            entries.Add(entry);
        }
        return entries;
    }

    public JournalVerdict Verify(CaseId id)
    {
        if (state.Case(id.Value) is not { } folder)
        {
            return new JournalVerdict(false, 0, string.Empty, "there is no case of that name");
        }
        var verdict = JournalVerifier.Verify(folder.JournalPath);
        var (count, head) = verdict switch
        {
            Verdict.Intact intact => (intact.Count, intact.HeadHash),
            Verdict.TornTail torn => (torn.Count, torn.HeadHash),
            _ => (0L, string.Empty),
        };
        return new JournalVerdict(verdict.IsSound, count, head, verdict.Describe());
    }

    /// <summary>Whether the case is the one that a hash was taken from.</summary>
    /// <param name="hash">64 lower-case hex digits, from a report or a ticket.</param>
    public AnchorVerdict VerifyAnchor(CaseId id, string hash) =>
        state.Case(id.Value) is { } folder
            ? Anchor.Find(folder.JournalPath, hash)
            : new AnchorVerdict(0, 0, "there is no case of that name");

    public EvidenceVerdict VerifyEvidence(CaseId id) =>
        state.Case(id.Value) is { } folder
            ? new EvidenceAudit(folder, CaseState.Fold(Read(id) ?? [])).Verdict()
            : new EvidenceVerdict(Sound: false, 0, ["there is no case of that name"]);

    public string WriteBeside(CaseId id, string fileName, ReadOnlySpan<byte> content)
    {
        var path = Path.Combine(FolderOf(id), fileName);
        try
        {
            PrivateFile.Replace(RealDisk.Instance, path, path + Passing, content);
            return path;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new JournalUnwritableException(
                new Trouble(
                    $"{fileName} could not be written.",
                    broken.Message,
                    $"Free space or permissions on the state folder, then run `quell report {id}{stateOption}`."
                ),
                broken
            );
        }
    }

    public string FolderOf(CaseId id) => state.Case(id.Value)?.Folder ?? string.Empty;

    private CaseOpening Opening(CaseId id, OpenResult result)
    {
        try
        {
            return result switch
            {
                OpenResult.Opened opened => new CaseOpening.Opened(new CaseJournal(opened.Journal)),
                OpenResult.NotFound => new CaseOpening.NotFound(),
                OpenResult.Exists => new CaseOpening.Taken(),
                OpenResult.InUse used => new CaseOpening.Failed(
                    new Trouble(
                        $"Case {id} is in use.",
                        used.Pid is { } pid ? $"Process {pid} is writing to it." : "Another process is writing to it.",
                        "Finish there, or start another case with --new."
                    )
                ),
                OpenResult.Broken broken => new CaseOpening.Failed(
                    new Trouble(
                        $"Case {id} cannot be continued: its journal is broken.",
                        broken.Verdict.Describe(),
                        $"Look at it with `quell case verify {id}{stateOption}`; go on in another case with --new."
                    )
                ),
                OpenResult.Refused { Refusal: var refusal } => new CaseOpening.Failed(
                    new Trouble(refusal.What, refusal.Why, refusal.Fix)
                ),
                _ => new CaseOpening.NotFound(),
            };
        }
        catch (Exception broken) when (broken is JsonException or JournalReadException)
        {
            return new CaseOpening.Failed(
                new Trouble(
                    $"Case {id} cannot be continued.",
                    $"It holds an entry that this version does not know: {broken.Message}",
                    "Use the version that wrote it, or start another case with --new."
                )
            );
        }
    }

    private static JournalEntry? Decoded(JournalLine line)
    {
        try
        {
            return EntryCodec.Read(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
