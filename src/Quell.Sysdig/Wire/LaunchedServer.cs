#pragma warning disable RS0030 // Holds and ends the process that the named launcher (ServerLauncher) started; it starts none.
using System.ComponentModel;
using System.Diagnostics;

namespace Quell.Sysdig.Wire;

/// <summary>A running MCP server process; it and what it started end when this is disposed.</summary>
internal sealed class LaunchedServer : IAsyncDisposable
{
    private static readonly TimeSpan s_end = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly Task _listening;

    public LaunchedServer(Process process)
    {
        _process = process;
        _listening = ListenAsync(process.StandardError.BaseStream);
    }

    public Stream Output => _process.StandardOutput.BaseStream;

    public Stream Input => _process.StandardInput.BaseStream;

    public StderrTail Stderr { get; } = new();

    /// <summary>How the process ended: <c>it ended with code 1</c>; null when it still runs after <paramref name="patience"/>.</summary>
    public async ValueTask<string?> EndedAsync(TimeSpan patience)
    {
        try
        {
            using var limit = new CancellationTokenSource(patience);
            await _process.WaitForExitAsync(limit.Token);
            await _listening.WaitAsync(limit.Token);
            return $"it ended with code {_process.ExitCode}";
        }
        catch (OperationCanceledException)
        {
            return _process.HasExited ? $"it ended with code {_process.ExitCode}" : null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself.
        }

        try
        {
            using var limit = new CancellationTokenSource(s_end);
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // Killed, but the system has not said so yet: nothing more can be done for it.
        }

        _process.Dispose();
    }

    private async Task ListenAsync(Stream stderr)
    {
        var buffer = new byte[4096];
        try
        {
            while (await stderr.ReadAsync(buffer) is > 0 and var count)
            {
                Stderr.Add(buffer.AsSpan(0, count));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process is gone, and with it its last words.
        }
    }
}
