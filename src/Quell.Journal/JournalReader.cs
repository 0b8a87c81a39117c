namespace Quell.Journal;

/// <summary>Reads a journal from its file, without the lock, checking while reading.</summary>
public static class JournalReader
{
    /// <summary>
    /// The entries in order and, last, how it ended. Reading while a process appends is fine: what it has not
    /// finished shows as a torn tail.
    /// </summary>
    /// <param name="journalPath">The <c>.jsonl</c> file; its head is looked for beside it.</param>
    public static IEnumerable<JournalRead> Read(string journalPath)
    {
        // The head first: it only ever follows the journal, so that a journal read later is never shorter.
        var head = HeadFile.Read(Path.ChangeExtension(journalPath, ".head"));
        using var file = TryOpen(journalPath, out var failure);
        if (file is null)
        {
            yield return new JournalRead.Ended(failure ?? new ChainEnd(head).Absent());
            yield break;
        }

        var walk = new ChainWalk(file, head);
        while (true)
        {
            var step = walk.Next();
            yield return step;
            if (step is JournalRead.Ended)
            {
                yield break;
            }
        }
    }

    private static FileStream? TryOpen(string path, out Verdict? failure)
    {
        failure = null;
        try
        {
            return PrivateFile.OpenToRead(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            failure = new Verdict.Unreadable(e.Message);
            return null;
        }
    }
}
