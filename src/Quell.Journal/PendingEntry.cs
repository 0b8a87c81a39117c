using System.Diagnostics.CodeAnalysis;

namespace Quell.Journal;

/// <summary>An entry that waits for the disk.</summary>
internal sealed class PendingEntry(string type, ReadOnlyMemory<byte> members, bool alone)
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int Cancelled = 2;

    private readonly TaskCompletionSource<JournalPosition> _done = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private int _state = Waiting;

    public string Type { get; } = type;

    public ReadOnlyMemory<byte> Members { get; } = members;

    /// <summary>Whether it may share its flush with no other entry.</summary>
    public bool Alone { get; } = alone;

    public DateTimeOffset At { get; set; }

    [SuppressMessage(
        "Usage",
        "VSTHRD003",
        Justification = "Completed by the commit queue, whose task never waits for this one."
    )]
    public Task<JournalPosition> Done => _done.Task;

    public int Bytes => Members.Length + LineFormat.FrameBytes;

    /// <summary>Takes it for writing; false when it was cancelled first. From then on it cannot be cancelled.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Waiting) == Waiting;

    public void Cancel(CancellationToken token)
    {
        if (Interlocked.CompareExchange(ref _state, Cancelled, Waiting) == Waiting)
        {
            _done.TrySetCanceled(token);
        }
    }

    public void Succeed(JournalPosition position) => _done.TrySetResult(position);

    public void Fail(Exception exception) => _done.TrySetException(exception);
}
