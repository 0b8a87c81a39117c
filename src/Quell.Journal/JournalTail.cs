using System.Buffers;

namespace Quell.Journal;

/// <summary>The growing end of one journal: writes entries, syncs, replaces the head, in that order.</summary>
/// <remarks>Used by one thread at a time.</remarks>
internal sealed class JournalTail : IDisposable
{
    private readonly CaseFolder _folder;
    private readonly IDisk _disk;
    private readonly Lock _gate = new();
    private readonly FileStream _file;
    private long _length;
    private JournalPosition _position;

    public JournalTail(CaseFolder folder, IDisk disk, FileStream file, JournalPosition position)
    {
        _folder = folder;
        _disk = disk;
        _file = file;
        _length = file.Length;
        _position = position;
    }

    /// <summary>The last acknowledged entry.</summary>
    public JournalPosition Position
    {
        get
        {
            lock (_gate)
            {
                return _position;
            }
        }
        private set
        {
            lock (_gate)
            {
                _position = value;
            }
        }
    }

    /// <summary>Makes the entries durable together, then tells each where it stands.</summary>
    public void Commit(IReadOnlyList<PendingEntry> batch)
    {
        var output = new ArrayBufferWriter<byte>(batch.Sum(entry => entry.Bytes));
        var places = new List<JournalPosition>(batch.Count);
        var last = Position;
        foreach (var entry in batch)
        {
            last = new JournalPosition(last.Seq + 1, LineFormat.Write(output, last.Seq + 1, entry, last.Hash));
            places.Add(last);
        }

        try
        {
            Keep(output.WrittenSpan, last);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure(places[0].Seq, e);
        }

        foreach (var (entry, place) in batch.Zip(places))
        {
            entry.Succeed(place);
        }
    }

    /// <summary>Writes the head again, for a journal that is longer than its head.</summary>
    public void RenewHead()
    {
        _disk.SyncFile(_file.SafeFileHandle, _folder.JournalPath);
        HeadFile.Replace(_disk, _folder.HeadPath, Position);
    }

    public void Dispose() => _file.Dispose();

    private void Keep(ReadOnlySpan<byte> bytes, JournalPosition last)
    {
        if (_file.Length != _length)
        {
            throw new IOException($"Something else wrote to {_folder.JournalPath} meanwhile.");
        }

        _disk.Write(_file.SafeFileHandle, _folder.JournalPath, bytes, _length);
        _disk.SyncFile(_file.SafeFileHandle, _folder.JournalPath);
        HeadFile.Replace(_disk, _folder.HeadPath, last);
        _length += bytes.Length;
        Position = last;
    }

    private JournalWriteException Failure(long seq, Exception e) =>
        new(
            new Refusal(
                $"Entry {seq} of case {_folder.Name} could not be written.",
                e.Message,
                $"Free space, or make {_folder.Folder} writable, then open the case again: it tells what was kept."
            ),
            e
        );
}
