namespace Quell.Journal;

internal abstract record LockResult
{
    private LockResult() { }

    public sealed record Taken(CaseLock Lock) : LockResult;

    public sealed record Busy(int? Pid) : LockResult;
}
