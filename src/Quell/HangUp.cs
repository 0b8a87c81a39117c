using System.Runtime.InteropServices;
using Quell.Terminal;

namespace Quell;

/// <summary>A terminal that is closed, or a connection that is cut: the run ends as it does by Ctrl+C, for which nobody is left.</summary>
/// <remarks>Where the signal was switched off for this process, as <c>nohup</c> does, the run goes on.</remarks>
internal sealed class HangUp : IDisposable
{
    private const int Unfinished = 129;

    private readonly CancellationTokenSource _ending = new();
    private readonly PosixSignalRegistration _signal;
    private Timer? _limit;

    public HangUp() => _signal = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Take);

    public CancellationToken Token => _ending.Token;

    public void Dispose()
    {
        _signal.Dispose();
        _limit?.Dispose();
        _ending.Dispose();
    }

    private void Take(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _limit ??= new Timer(
            static _ => Environment.Exit(Unfinished),
            state: null,
            CommandLine.TerminationTimeout,
            Timeout.InfiniteTimeSpan
        );
        _ending.Cancel();
    }
}
