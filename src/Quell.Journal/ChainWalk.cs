namespace Quell.Journal;

/// <summary>Walks a journal line by line and, at the first bad one, finds out what was done to it.</summary>
internal sealed class ChainWalk(Stream stream, HeadReading head)
{
    private readonly LineScanner _scanner = new(stream);
    private readonly ChainEnd _end = new(head);
    private JournalPosition _last = new(0, Hex.Zeros);
    private string? _lastPrev;

    private long Place => _last.Seq + 1;

    public JournalRead Next()
    {
        try
        {
            return Step();
        }
        catch (IOException e)
        {
            return new JournalRead.Ended(new Verdict.Unreadable(e.Message));
        }
    }

    private JournalRead Step()
    {
        if (_scanner.Next() is not { } raw)
        {
            return new JournalRead.Ended(_end.Judge(_last, torn: null));
        }

        return raw.End switch
        {
            RawLineEnd.TooLong => new JournalRead.Ended(new Verdict.Malformed(Place, "it is longer than 16 MiB")),
            RawLineEnd.EndOfFile => new JournalRead.Ended(_end.Judge(_last, raw)),
            _ => LineParser.Parse(raw.Bytes, Place) switch
            {
                LineReading.Good good => Link(good.Line),
                LineReading.Bad bad => new JournalRead.Ended(bad.Verdict),
                _ => throw new InvalidOperationException("A reading is good or bad."),
            },
        };
    }

    private JournalRead Link(JournalLine line)
    {
        if (line.Seq != Place || !string.Equals(line.Prev, _last.Hash, StringComparison.Ordinal))
        {
            return new JournalRead.Ended(Displaced(line));
        }

        _last = line.Position;
        _lastPrev = line.Prev;
        _end.Pass(_last);
        return new JournalRead.Entry(line);
    }

    private Verdict Displaced(JournalLine line) =>
        line.Seq.CompareTo(Place) switch
        {
            > 0 => Ahead(line),
            < 0 => Behind(line),
            _ => Unlinked(line),
        };

    // A later entry stands here: the right one was moved or removed, or the later one was copied here.
    private Verdict Ahead(JournalLine line)
    {
        var isExpectedLater = false;
        var isSameLater = false;
        while (NextGood() is { } later)
        {
            isExpectedLater |= later.Seq == Place;
            isSameLater |= later.Seq == line.Seq;
        }

        if (!isExpectedLater)
        {
            return new Verdict.Removed(Place);
        }

        return isSameLater ? new Verdict.Inserted(Place) : new Verdict.Reordered(Place);
    }

    // Two lines claim one number: the one that the next entry or the head names is the real one.
    private Verdict.Inserted Behind(JournalLine line)
    {
        var isRival =
            line.Seq == _last.Seq
            && string.Equals(line.Prev, _lastPrev, StringComparison.Ordinal)
            && !string.Equals(line.Hash, _last.Hash, StringComparison.Ordinal);
        return new Verdict.Inserted(isRival && IsVouchedFor(line) ? _last.Seq : Place);
    }

    // The numbers fit and the hashes do not: this entry or the one before was rewritten with a new hash.
    private Verdict.Edited Unlinked(JournalLine line) =>
        new Verdict.Edited(Place > 1 && IsVouchedFor(line) ? _last.Seq : Place);

    private bool IsVouchedFor(JournalLine line) =>
        NextGood() is { } next
            ? string.Equals(next.Prev, line.Hash, StringComparison.Ordinal)
            : _end.Vouches(line.Position);

    private JournalLine? NextGood()
    {
        while (_scanner.Next() is { } raw)
        {
            if (raw.End == RawLineEnd.Newline && LineParser.Parse(raw.Bytes, long.MaxValue) is LineReading.Good good)
            {
                return good.Line;
            }
        }

        return null;
    }
}
