namespace Quell.Journal;

/// <summary>Checks whether a journal's chain holds.</summary>
public static class JournalVerifier
{
    /// <summary>The finding about the <c>.jsonl</c> file and the head beside it; needs no lock.</summary>
    public static Verdict Verify(string journalPath) =>
        JournalReader.Read(journalPath).OfType<JournalRead.Ended>().Single().Verdict;
}
