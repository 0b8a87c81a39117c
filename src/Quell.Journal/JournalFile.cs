using System.Text.Json;

namespace Quell.Journal;

/// <summary>One case's journal, open for appending and locked against every other writer.</summary>
/// <remarks>
/// Any number of threads may append; entries stand in the order in which <see cref="AppendAsync"/> was called. What it
/// acknowledged is on the device and known to the head file.
/// </remarks>
public sealed class JournalFile : IAsyncDisposable
{
    private readonly CaseLock _lock;
    private readonly JournalTail _tail;
    private readonly CommitQueue _queue;

    internal JournalFile(
        CaseFolder folder,
        CaseLock held,
        JournalTail tail,
        EvidenceFolder evidence,
        TimeProvider clock
    )
    {
        Folder = folder;
        Evidence = evidence;
        _lock = held;
        _tail = tail;
        _queue = new CommitQueue(clock, tail.Commit);
    }

    /// <summary>Where the case lies.</summary>
    public CaseFolder Folder { get; }

    /// <summary>The raw results beside the journal.</summary>
    public EvidenceFolder Evidence { get; }

    /// <summary>The last acknowledged entry.</summary>
    public JournalPosition Position => _tail.Position;

    /// <summary>Begins a journal that must not exist; entry 1 names its format and algorithm.</summary>
    public static OpenResult Create(StateFolder state, string caseName, TimeProvider clock) =>
        JournalOpening.Run(state, caseName, clock, RealDisk.Instance, create: true);

    /// <summary>
    /// Opens a journal, checks every entry, moves an unfinished last one aside (and says so in the next entry) and
    /// brings a head that lags behind up to date.
    /// </summary>
    public static OpenResult Open(StateFolder state, string caseName, TimeProvider clock) =>
        JournalOpening.Run(state, caseName, clock, RealDisk.Instance, create: false);

    /// <summary>Appends one entry and returns its place once it is on the device.</summary>
    /// <param name="type">Entry type, <c>[a-z0-9_]{1,64}</c>; the two types of the engine itself are refused.</param>
    /// <param name="body">
    /// Writes the members of the entry into an object that is already begun; not the frame's seq, at, type, prev, hash.
    /// </param>
    /// <param name="flushNow">
    /// True: written and synced with no other entry beside it. False: may share a sync with entries that wait with it.
    /// </param>
    /// <param name="cancellationToken">
    /// Takes the entry back while it still waits; once writing has begun it has no effect. A cancelled entry is not in
    /// the journal.
    /// </param>
    /// <exception cref="JournalWriteException">The disk did not take it; see there for what that means.</exception>
    /// <exception cref="ArgumentException">The type or the body is not of the form above.</exception>
    /// <exception cref="ObjectDisposedException">The journal was closed.</exception>
    public async ValueTask<JournalPosition> AppendAsync(
        string type,
        Action<Utf8JsonWriter> body,
        bool flushNow,
        CancellationToken cancellationToken
    ) => (await AppendTimedAsync(type, body, flushNow, cancellationToken)).Place;

    /// <summary>The same, with the time that stands on the line: whoever goes on in memory sees what a reader of the file sees.</summary>
    internal async ValueTask<(JournalPosition Place, DateTimeOffset At)> AppendTimedAsync(
        string type,
        Action<Utf8JsonWriter> body,
        bool flushNow,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var entry = Prepare(type, body, flushNow);
        _queue.Add(entry);
        await using var registration = cancellationToken.UnsafeRegister((_, token) => entry.Cancel(token), null);
        var place = await entry.Done;
        return (place, LineFormat.Precisely(entry.At));
    }

    /// <summary>The acknowledged entries from the first on, checked again while they are read.</summary>
    /// <exception cref="JournalReadException">Somebody changed the file since it was opened.</exception>
    public IEnumerable<JournalLine> ReadAll()
    {
        var last = Position;
        foreach (var read in JournalReader.Read(Folder.JournalPath))
        {
            if (read is not JournalRead.Entry { Line: var line })
            {
                throw new JournalReadException(((JournalRead.Ended)read).Verdict);
            }

            if (line.Seq == last.Seq && line.Position != last)
            {
                throw new JournalReadException(new Verdict.HeadMismatch(last.Seq));
            }

            yield return line;
            if (line.Seq == last.Seq)
            {
                yield break;
            }
        }
    }

    /// <summary>Waits for what was asked for, then lets the lock go.</summary>
    public async ValueTask DisposeAsync()
    {
        await _queue.CloseAsync();
        _tail.Dispose();
        _lock.Dispose();
    }

    private PendingEntry Prepare(string type, Action<Utf8JsonWriter> body, bool flushNow)
    {
        if (!LineFormat.IsType(type) || type is LineFormat.OpeningType or LineFormat.TornType)
        {
            throw new ArgumentException(
                "An entry type is [a-z0-9_]{1,64} and not one of the engine's own.",
                nameof(type)
            );
        }

        var entry = new PendingEntry(type, BodyMembers.Of(body), flushNow);
        return entry.Bytes <= LineFormat.MaxBytes
            ? entry
            : throw new JournalWriteException(
                new Refusal(
                    $"An entry of type {type} was not written.",
                    $"It takes {entry.Members.Length} bytes; the limit is 16 MiB.",
                    "Keep the large part as evidence and name its digest."
                )
            );
    }
}
