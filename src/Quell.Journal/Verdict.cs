namespace Quell.Journal;

/// <summary>What a check of one journal found. A bad verdict names the first bad entry.</summary>
/// <remarks>
/// The chain proves accidents and partial edits. Against somebody who may rewrite the whole folder only a head hash
/// that was sent elsewhere proves anything.
/// </remarks>
public abstract record Verdict
{
    private Verdict() { }

    /// <summary>Whether every acknowledged entry is there and unchanged.</summary>
    public bool IsSound => this is Intact or TornTail or NeverBegun;

    /// <summary>The finding in one plain sentence.</summary>
    public abstract string Describe();

    /// <summary>
    /// All entries chain and the head agrees. <paramref name="BeyondHead"/> entries were written after the head was
    /// last replaced (the program ended in between); they chain too.
    /// </summary>
    public sealed record Intact(long Count, string HeadHash, long BeyondHead) : Verdict
    {
        /// <inheritdoc/>
        public override string Describe() =>
            BeyondHead == 0
                ? $"The chain holds: {Count} entries, head {HeadHash}."
                : $"The chain holds: {Count} entries, head {HeadHash}; the last {BeyondHead} were written after the head file was last replaced.";
    }

    /// <summary>
    /// All complete entries are sound; after them stand <paramref name="Bytes"/> bytes without a newline, which were
    /// never acknowledged. The next opening for writing moves them aside.
    /// </summary>
    public sealed record TornTail(long Offset, long Bytes, long Count, string HeadHash, long BeyondHead) : Verdict
    {
        /// <inheritdoc/>
        public override string Describe() =>
            $"The chain holds: {Count} entries, head {HeadHash}; {Bytes} bytes of an unfinished entry follow at byte {Offset} and will be moved aside.";
    }

    /// <summary>No entry was ever acknowledged here.</summary>
    public sealed record NeverBegun : Verdict
    {
        /// <inheritdoc/>
        public override string Describe() => "The journal was never begun: it holds no entry.";
    }

    /// <summary>The entry's words do not match the hashes.</summary>
    public sealed record Edited(long Seq) : Verdict
    {
        /// <inheritdoc/>
        public override string Describe() => $"Entry {Seq} was edited: its words do not match the hashes.";
    }

    /// <summary>The entry is nowhere in the file, and later ones are.</summary>
    public sealed record Removed(long Seq) : Verdict
    {
        /// <inheritdoc/>
        public override string Describe() => $"Entry {Seq} was removed.";
    }

    /// <summary>The entry stands somewhere else in the file.</summary>
    public sealed record Reordered(long Seq) : Verdict
    {
        /// <inheritdoc/>
        public override string Describe() => $"Entry {Seq} is not in its place: entries were reordered.";
    }

    /// <summary>The line at this place does not belong to the chain, or stands there a second time.</summary>
    public sealed record Inserted(long Seq) : Verdict
    {
        /// <inheritdoc/>
        public override string Describe() => $"The line in the place of entry {Seq} was inserted.";
    }

    /// <summary>The head knows <paramref name="Expected"/> entries, the file ends after <paramref name="Found"/>.</summary>
    public sealed record Truncated(long Expected, long Found) : Verdict
    {
        /// <inheritdoc/>
        public override string Describe() =>
            $"The journal was truncated: {Expected} entries were acknowledged, {Found} are left; the first missing one is {Found + 1}.";
    }

    /// <summary>The entry claims or uses another hash algorithm than format 1 fixes.</summary>
    public sealed record WrongAlgorithm(long Seq, string Found) : Verdict
    {
        /// <inheritdoc/>
        public override string Describe() => $"Entry {Seq} uses the wrong algorithm: {Found} in place of sha256.";
    }

    /// <summary>The journal is of a format that this version does not read.</summary>
    public sealed record UnknownFormat(string Found) : Verdict
    {
        /// <inheritdoc/>
        public override string Describe() => $"The journal is of format {Found}; this version reads format 1.";
    }

    /// <summary>The line in this place is no entry.</summary>
    public sealed record Malformed(long Seq, string Why) : Verdict
    {
        /// <inheritdoc/>
        public override string Describe() => $"Entry {Seq} is malformed: {Why}.";
    }

    /// <summary>The entries chain, but without a head nobody can tell whether the last ones were cut off.</summary>
    public sealed record HeadMissing(long Count) : Verdict
    {
        /// <inheritdoc/>
        public override string Describe() =>
            $"The head file is missing: {Count} entries chain, and whether more followed cannot be told.";
    }

    /// <summary>The head file is there and cannot be read.</summary>
    public sealed record HeadMalformed(string Why) : Verdict
    {
        /// <inheritdoc/>
        public override string Describe() => $"The head file is malformed: {Why}.";
    }

    /// <summary>The entries chain, but entry <paramref name="Seq"/> is not the one the head recorded.</summary>
    public sealed record HeadMismatch(long Seq) : Verdict
    {
        /// <inheritdoc/>
        public override string Describe() =>
            $"Entry {Seq} is not the one the head file recorded: it, one before it, or the head was rewritten.";
    }

    /// <summary>The file could not be read, or is no regular file.</summary>
    public sealed record Unreadable(string Why) : Verdict
    {
        /// <inheritdoc/>
        public override string Describe() => $"The journal cannot be read: {Why}";
    }
}
