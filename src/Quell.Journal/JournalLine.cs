using System.Text.Json;

namespace Quell.Journal;

/// <summary>One entry as it stands in the file, its own hash already checked.</summary>
/// <param name="Seq">Number in the journal, from 1.</param>
/// <param name="At">When it was appended, UTC, to the millisecond.</param>
/// <param name="Type">Entry type, <c>[a-z0-9_]{1,64}</c>.</param>
/// <param name="Json">The whole object, with the members of the frame (seq, at, type, prev, hash).</param>
/// <param name="Prev">Hash of the entry before it; 64 zeros for the first.</param>
/// <param name="Hash">Its own hash.</param>
public sealed record JournalLine(long Seq, DateTimeOffset At, string Type, JsonElement Json, string Prev, string Hash)
{
    /// <summary>Where the entry stands in the chain.</summary>
    public JournalPosition Position => new(Seq, Hash);
}
