using System.Collections.Immutable;
using System.Text.Json;
using Quell.Domain.Cases;
using Quell.Journal;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>
/// The journal of the run that is killed, read once. What a killed or a resumed run has in common with it is not read and
/// folded again, which is most of the work otherwise.
/// </summary>
internal sealed class RecordedCase
{
    private static readonly JournalVerdict s_notLookedAt = new(true, 0, string.Empty, string.Empty);

    private readonly ImmutableArray<JournalEntry> _entries;
    private readonly ImmutableArray<CaseState> _states;
    private readonly ImmutableArray<long> _ends;

    private RecordedCase(ImmutableArray<JournalEntry> entries, ImmutableArray<long> ends)
    {
        _entries = entries;
        _ends = ends;
        var states = ImmutableArray.CreateBuilder<CaseState>(entries.Length + 1);
        states.Add(CaseState.Empty);
        foreach (var entry in entries)
        {
            states.Add(states[^1].With(entry));
        }
        _states = states.DrainToImmutable();
    }

    /// <summary>The only case of a state folder.</summary>
    public static RecordedCase In(string state)
    {
        var folder = DurableState.CaseFolder(state).ShouldNotBeNull();
        var journal = File.ReadAllBytes(Path.Combine(folder, Path.GetFileName(folder) + ".jsonl"));
        var ends = ImmutableArray.CreateBuilder<long>();
        for (var at = 0; at < journal.Length; at++)
        {
            if (journal[at] == '\n')
            {
                ends.Add(at + 1);
            }
        }
        return new RecordedCase(PlayedCase.In(state).ShouldNotBeNull().Entries, ends.ToImmutable());
    }

    /// <summary>What the case was when its journal was that long.</summary>
    public CaseState At(long journalLength)
    {
        var found = _ends.BinarySearch(journalLength);
        return _states[found >= 0 ? found + 1 : ~found];
    }

    /// <summary>The case as it was at a kill; null where none was begun.</summary>
    public PlayedCase? At(DurableState killed) =>
        At(killed.JournalLength) is { Opened: { } opened } state
            ? new PlayedCase(opened.Case, _entries[..state.EntryCount], state, s_notLookedAt, [])
            : null;

    /// <summary>The entries of a journal, those it has in common with this one taken from here; and how reading it ended.</summary>
    public (ImmutableArray<JournalEntry>, CaseState, JournalVerdict) Read(string journal)
    {
        var entries = ImmutableArray.CreateBuilder<JournalEntry>();
        var state = CaseState.Empty;
        var common = true;
        foreach (var read in JournalReader.Read(journal))
        {
            if (read is not JournalRead.Entry { Line: var line })
            {
                var verdict = ((JournalRead.Ended)read).Verdict;
                return (
                    entries.ToImmutable(),
                    state,
                    new JournalVerdict(verdict.IsSound, entries.Count, string.Empty, verdict.Describe())
                );
            }
            var at = entries.Count;
            common = common && at < _entries.Length && _entries[at].Hash == line.Hash;
            var entry = common ? _entries[at] : Decoded(line);
            entries.Add(entry);
            state = common ? _states[at + 1] : state.With(entry);
        }
        throw new InvalidOperationException("A reading that does not end.");
    }

    private static JournalEntry Decoded(JournalLine line) =>
        new(line.Seq, line.At, line.Json.Deserialize(CaseJson.Default.CaseEntry)!, line.Hash);
}
