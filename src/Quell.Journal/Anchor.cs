using Quell.Runbook.Ports;

namespace Quell.Journal;

/// <summary>Looks for the hash that went out among the entries of a journal.</summary>
/// <remarks>
/// Whoever rewrites an entry and makes the chain anew gives every later entry another hash, so that an entry which still has
/// the hash proves itself and everything before it. What follows it was written later, or by somebody else.
/// </remarks>
internal static class Anchor
{
    public static AnchorVerdict Find(string journalPath, string hash)
    {
        var (at, last) = (0L, 0L);
        foreach (var read in JournalReader.Read(journalPath))
        {
            if (read is not JournalRead.Entry { Line: var line })
            {
                break;
            }
            last = line.Seq;
            if (string.Equals(line.Hash, hash, StringComparison.Ordinal))
            {
                at = line.Seq;
            }
        }
        return new AnchorVerdict(at, last, Words(at, last));
    }

    private static string Words(long at, long last) =>
        at == 0
            ? $"None of the {last} entries that chain has that hash: it was taken from another journal, or this one was rewritten or cut since."
        : at == last
            ? $"Entry {at} has that hash, and it is the last one: the journal is what it was when the hash went out."
        : $"Entry {at} of {last} has that hash: entries 1 to {at} are what they were when it went out; the {last - at} after it are held by the chain alone.";
}
