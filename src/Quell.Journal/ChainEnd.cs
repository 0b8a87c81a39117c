namespace Quell.Journal;

/// <summary>Compares the end of a chain of sound entries with what the head file knows.</summary>
internal sealed class ChainEnd(HeadReading head)
{
    private string? _hashAtHead;

    /// <summary>Takes note of a sound entry in its place.</summary>
    public void Pass(JournalPosition position)
    {
        if (head is HeadReading.Present present && present.Position.Seq == position.Seq)
        {
            _hashAtHead = position.Hash;
        }
    }

    /// <summary>The finding when there is no journal file.</summary>
    public Verdict Absent() => Judge(new JournalPosition(0, Hex.Zeros), torn: null);

    /// <summary>The finding about a chain that was walked to its end.</summary>
    /// <param name="last">The last sound entry; number 0 when there is none.</param>
    /// <param name="torn">Bytes without a newline after it.</param>
    public Verdict Judge(JournalPosition last, RawLine? torn) =>
        head switch
        {
            HeadReading.Malformed bad => new Verdict.HeadMalformed(bad.Why),
            HeadReading.Missing when last.Seq > 0 => new Verdict.HeadMissing(last.Seq),
            HeadReading.Present present => Judge(present.Position, last, torn),
            _ => Sound(last, beyond: 0, torn),
        };

    /// <summary>Whether the head itself vouches for this entry.</summary>
    public bool Vouches(JournalPosition position) =>
        head is HeadReading.Present present && present.Position == position;

    private Verdict Judge(JournalPosition known, JournalPosition last, RawLine? torn)
    {
        if (known.Seq > last.Seq)
        {
            return new Verdict.Truncated(known.Seq, last.Seq);
        }

        var hash = known.Seq == 0 ? Hex.Zeros : _hashAtHead;
        return string.Equals(hash, known.Hash, StringComparison.Ordinal)
            ? Sound(last, last.Seq - known.Seq, torn)
            : new Verdict.HeadMismatch(known.Seq);
    }

    private static Verdict Sound(JournalPosition last, long beyond, RawLine? torn)
    {
        if (torn is { } piece)
        {
            return new Verdict.TornTail(piece.Offset, piece.Bytes.Length, last.Seq, last.Hash, beyond);
        }

        return last.Seq == 0 ? new Verdict.NeverBegun() : new Verdict.Intact(last.Seq, last.Hash, beyond);
    }
}
