namespace Quell.Journal;

/// <summary>
/// Entries in the order in which they were asked for. One task at a time takes them to the disk: those that wait while
/// a flush runs share the next one, except those that must be flushed alone.
/// </summary>
internal sealed class CommitQueue(TimeProvider clock, Action<IReadOnlyList<PendingEntry>> commit)
{
    private const int MostBytesTogether = LineFormat.MaxBytes;

    private readonly Lock _gate = new();
    private readonly Queue<PendingEntry> _waiting = new();
    private Task _drain = Task.CompletedTask;
    private bool _isDraining;
    private bool _isClosed;
    private JournalWriteException? _fault;

    /// <summary>Puts an entry at the end of the queue.</summary>
    /// <exception cref="JournalWriteException">An earlier write failed.</exception>
    /// <exception cref="ObjectDisposedException">The journal was closed.</exception>
    public void Add(PendingEntry entry)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(JournalFile));
            if (_fault is not null)
            {
                throw new JournalWriteException(_fault.Refusal, _fault);
            }

            entry.At = clock.GetUtcNow();
            _waiting.Enqueue(entry);
            if (!_isDraining)
            {
                _isDraining = true;
                _drain = Task.Run(Drain);
            }
        }
    }

    /// <summary>Takes no more; ends when what waits is on disk.</summary>
    public async Task CloseAsync()
    {
        Task drain;
        lock (_gate)
        {
            _isClosed = true;
            drain = _drain;
        }

        await drain;
    }

    private void Drain()
    {
        while (TakeBatch() is { Count: > 0 } batch)
        {
            try
            {
                commit(batch);
            }
            catch (JournalWriteException e)
            {
                Fail(batch, e);
            }
            catch (Exception e)
            {
                // Nobody stands above this task: an exception that went on would leave its callers waiting for ever.
                Fail(batch, new JournalWriteException(Unexpected(e), e));
            }
        }
    }

    private List<PendingEntry> TakeBatch()
    {
        var batch = new List<PendingEntry>();
        var bytes = 0L;
        lock (_gate)
        {
            while (_waiting.TryPeek(out var next) && MayJoin(batch, bytes, next))
            {
                _waiting.Dequeue();
                if (next.TryTake())
                {
                    batch.Add(next);
                    bytes += next.Bytes;
                }
            }

            _isDraining = batch.Count > 0;
        }

        return batch;
    }

    private static bool MayJoin(List<PendingEntry> batch, long bytes, PendingEntry next) =>
        batch.Count == 0 || (!next.Alone && !batch[0].Alone && bytes + next.Bytes <= MostBytesTogether);

    private static Refusal Unexpected(Exception e) =>
        new("An entry could not be written.", e.Message, "Open the case again: it tells what was kept.");

    // After a failed sync nobody knows what the device holds; only a new opening may find out.
    private void Fail(List<PendingEntry> batch, JournalWriteException fault)
    {
        List<PendingEntry> failed;
        lock (_gate)
        {
            _fault = fault;
            failed = [.. batch, .. _waiting.Where(entry => entry.TryTake())];
            _waiting.Clear();
        }

        foreach (var entry in failed)
        {
            entry.Fail(new JournalWriteException(fault.Refusal, fault));
        }
    }
}
