namespace Quell.Journal;

/// <summary>The steps from a case's name to an open, locked, checked and repaired journal.</summary>
internal sealed class JournalOpening(StateFolder state, CaseFolder folder, TimeProvider clock, IDisk disk)
{
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    public static OpenResult Run(StateFolder state, string name, TimeProvider clock, IDisk disk, bool create)
    {
        if (state.Case(name) is not { } folder)
        {
            return Refused(
                "The case was not opened.",
                "Its name may hold a to z, 0 to 9 and -, at most 80 of them.",
                "List the names with: quell case list"
            );
        }

        try
        {
            return new JournalOpening(state, folder, clock, disk).Run(create);
        }
        catch (JournalWriteException e)
        {
            return new OpenResult.Refused(e.Refusal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return create && !Directory.Exists(folder.Folder)
                ? Refused(
                    $"The folder for case {name} cannot be made.",
                    $"{folder.Folder} cannot come to be: {e.Message.TrimEnd('.')}.",
                    "Name a folder that you may write with --state DIR; nothing was changed."
                )
                : Refused($"Case {name} was not opened.", e.Message, $"Make {folder.Folder} readable and writable.");
        }
    }

    private OpenResult Run(bool create)
    {
        if (Refuse() is { } refusal)
        {
            return new OpenResult.Refused(refusal);
        }

        if (create)
        {
            state.Make(disk, folder);
        }
        else if (!Exists())
        {
            return new OpenResult.NotFound(folder.Name);
        }

        return CaseLock.Take(folder.LockPath) switch
        {
            LockResult.Taken taken => RunLocked(taken.Lock, create),
            LockResult.Busy busy => new OpenResult.InUse(busy.Pid),
            _ => throw new InvalidOperationException("A lock is taken or busy."),
        };
    }

    private OpenResult RunLocked(CaseLock held, bool create)
    {
        OpenResult? result = null;
        try
        {
            var verdict = Check();
            result = Refuse(verdict, create) ?? Open(held, verdict);
            return result;
        }
        finally
        {
            if (result is not OpenResult.Opened)
            {
                held.Dispose();
            }
        }
    }

    private Verdict Check()
    {
        foreach (var read in JournalReader.Read(folder.JournalPath))
        {
            if (read is JournalRead.Ended ended)
            {
                return ended.Verdict;
            }

            if (read is JournalRead.Entry entry && TornPiece.ReportedBy(entry.Line) is { } name)
            {
                _reported.Add(name);
            }
        }

        throw new InvalidOperationException("Reading a journal always ends in a verdict.");
    }

    private OpenResult? Refuse(Verdict verdict, bool create)
    {
        if (verdict is Verdict.NeverBegun or Verdict.TornTail { Count: 0 })
        {
            return create ? null : new OpenResult.NotFound(folder.Name);
        }

        if (create)
        {
            return new OpenResult.Exists(folder.Name);
        }

        return verdict.IsSound ? null : new OpenResult.Broken(verdict);
    }

    private OpenResult.Opened Open(CaseLock held, Verdict verdict)
    {
        var last = LastOf(verdict);
        if (last.Seq == 0)
        {
            // A head that knows of no entry comes first, so that a journal without a head is never the work of a crash.
            HeadFile.Replace(disk, folder.HeadPath, last);
        }

        var file = OpenJournal();
        try
        {
            return Open(held, file, verdict);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private OpenResult.Opened Open(CaseLock held, FileStream file, Verdict verdict)
    {
        var torn = verdict is Verdict.TornTail tail ? tail.Bytes : 0;
        if (verdict is Verdict.TornTail { Offset: var offset })
        {
            TornPiece.MoveAside(folder, disk, file, offset);
        }

        var end = new JournalTail(folder, disk, file, LastOf(verdict));
        if (end.Position.Seq == 0)
        {
            Append(end, Opening());
        }
        else if (BeyondHead(verdict) > 0)
        {
            end.RenewHead();
        }

        foreach (var piece in TornPiece.Unreported(folder, _reported))
        {
            Append(end, piece.ToEntry());
        }

        var evidence = new EvidenceFolder(folder.EvidencePath, disk);
        evidence.RemoveLeftovers();
        return new OpenResult.Opened(new JournalFile(folder, held, end, evidence, clock), torn);
    }

    private FileStream OpenJournal()
    {
        if (PathGuard.Look(folder.JournalPath) is not null)
        {
            return PrivateFile.OpenExisting(folder.JournalPath);
        }

        var file = PrivateFile.CreateNew(folder.JournalPath);
        disk.SyncFolder(folder.Folder);
        return file;
    }

    private void Append(JournalTail end, PendingEntry entry)
    {
        entry.At = clock.GetUtcNow();
        end.Commit([entry]);
    }

    private static PendingEntry Opening() =>
        new(
            LineFormat.OpeningType,
            BodyMembers.Of(writer =>
            {
                writer.WriteNumber("format", LineFormat.Version);
                writer.WriteString("algorithm", LineFormat.Algorithm);
            }),
            alone: true
        );

    private static JournalPosition LastOf(Verdict verdict) =>
        verdict switch
        {
            Verdict.Intact intact => new JournalPosition(intact.Count, intact.HeadHash),
            Verdict.TornTail torn => new JournalPosition(torn.Count, torn.HeadHash),
            _ => new JournalPosition(0, Hex.Zeros),
        };

    private static long BeyondHead(Verdict verdict) =>
        verdict switch
        {
            Verdict.Intact intact => intact.BeyondHead,
            Verdict.TornTail torn => torn.BeyondHead,
            _ => 0,
        };

    private Refusal? Refuse() =>
        state.Refuse()
        ?? PathGuard.RefuseFolder(folder.Folder)
        ?? PathGuard.RefuseFolder(folder.EvidencePath)
        ?? PathGuard.RefuseFile(folder.JournalPath)
        ?? PathGuard.RefuseFile(folder.HeadPath)
        ?? PathGuard.RefuseFile(folder.LockPath);

    private bool Exists() =>
        PathGuard.Look(folder.JournalPath) is not null || PathGuard.Look(folder.HeadPath) is not null;

    private static OpenResult.Refused Refused(string what, string why, string fix) => new(new Refusal(what, why, fix));
}
