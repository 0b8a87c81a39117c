#pragma warning disable RS0030 // This is the gate's runner that the ban speaks of: kubectl and aws are started here only.
using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using Quell.Domain.Text;
using Quell.Runbook.Ports;
using Quell.Surfaces.Kubeconfig;
using Quell.Surfaces.Native;

namespace Quell.Surfaces;

/// <summary>Runs <c>kubectl</c> and <c>aws</c>, each found on PATH once; nothing else, and never through a shell.</summary>
/// <remarks>
/// The child gets the arguments as a list, an empty input, the root folder to work in, and the environment of
/// <see cref="ProgramEnvironment"/>. Where the system has <c>setsid</c>, that program starts it, in its own place and with
/// the same arguments, so that it leads a session of its own: a Ctrl+C at the terminal does not reach it, it cannot read
/// from the terminal, and everything that it started is ended with it. Without <c>setsid</c> (macOS) the terminal's
/// Ctrl+C does reach it, and what it started is ended only as far as it is still its descendant.
/// </remarks>
/// <param name="environment">What the programs see, and where they are looked for.</param>
/// <param name="clock">Tells when a time is up; null is the system's.</param>
public sealed class ProcessRunner(ProgramEnvironment environment, TimeProvider? clock = null) : IProgramRunner
{
    private const int LongestError = 16 * 1024;
    private static readonly TimeSpan s_lastWords = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly ConcurrentDictionary<string, string?> _paths = new(StringComparer.Ordinal);

    /// <summary>The file that a program's name stands for in this run; null when there is none.</summary>
    public string? PathOf(string program) => _paths.GetOrAdd(program, environment.Programs.Find);

    /// <inheritdoc/>
    public async ValueTask<ProgramOutcome> RunAsync(ProgramRun run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Refusal(run.Program) is { } no)
        {
            return new ProgramOutcome.NotStarted(no);
        }
        Process? child;
        try
        {
            child = Process.Start(Start(run));
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException or ArgumentException)
        {
            return new ProgramOutcome.NotStarted($"{run.Program} could not be started: {Printable.Of(e.Message)}");
        }
        if (child is null)
        {
            return new ProgramOutcome.NotStarted($"{run.Program} did not start");
        }
        using (child)
        {
            return await WatchAsync(child, run, cancellationToken);
        }
    }

    private string? Refusal(string program)
    {
        if (program is not ("kubectl" or "aws"))
        {
            return $"only kubectl and aws are run, not {Printable.Of(program, 40)}";
        }
        if (PathOf(program) is null)
        {
            return $"no program {program} was found on PATH (relative places and the current folder are not looked at)";
        }
        return program is "kubectl" ? KubeconfigGuard.Refusal(environment.Kubeconfigs) : null;
    }

    private ProcessStartInfo Start(ProgramRun run)
    {
        var start = new ProcessStartInfo
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetPathRoot(Environment.SystemDirectory) is { Length: > 0 } root ? root : "/",
            FileName = PathOf("setsid") ?? PathOf(run.Program)!,
        };
        if (PathOf("setsid") is not null)
        {
            start.ArgumentList.Add(PathOf(run.Program)!);
        }
        foreach (var argument in run.Arguments)
        {
            start.ArgumentList.Add(argument);
        }
        start.Environment.Clear();
        foreach (var (name, value) in environment.Variables)
        {
            start.Environment[name] = value;
        }
        if (run.SendsOnce)
        {
            start.Environment["AWS_MAX_ATTEMPTS"] = "1"; // Its own retries would send a write twice; kubectl has none.
        }
        return start;
    }

    private async Task<ProgramOutcome> WatchAsync(Process child, ProgramRun run, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(run.Timeout, _clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        var output = new OutputReader(run.MostOutput);
        var error = new OutputReader(LongestError);
        var reading = output.ReadAsync(child.StandardOutput.BaseStream, keepOn: false);
        var listening = error.ReadAsync(child.StandardError.BaseStream, keepOn: true);
        try
        {
            child.StandardInput.Close();
            var ended = child.WaitForExitAsync(end.Token);
            await Task.WhenAny(reading, ended);
            if (output.IsOver)
            {
                EndAll(child);
                return new ProgramOutcome.TooMuch(run.MostOutput);
            }
            await ended;
            var isWhole = await LastWordsAsync(child, reading);
            await LastWordsAsync(child, listening);
            if (!isWhole)
            {
                return new ProgramOutcome.TimedOut(s_lastWords, "its output was held open after it had ended");
            }
            if (output.IsOver)
            {
                return new ProgramOutcome.TooMuch(run.MostOutput);
            }
            return new ProgramOutcome.Exited(child.ExitCode, output.Bytes, Words(error));
        }
        catch (OperationCanceledException)
        {
            EndAll(child);
            await LastWordsAsync(child, listening);
            cancellationToken.ThrowIfCancellationRequested();
            return new ProgramOutcome.TimedOut(run.Timeout, Words(error));
        }
        catch (IOException e)
        {
            EndAll(child);
            return new ProgramOutcome.NotStarted($"{run.Program} could not be talked to: {Printable.Of(e.Message)}");
        }
    }

    /// <summary>A child of it may hold its output open; that is not waited for, and ends with it.</summary>
    /// <returns>False when the end of the stream was not seen.</returns>
    private async Task<bool> LastWordsAsync(Process child, Task stream)
    {
        for (var end = false; ; end = true)
        {
            try
            {
                await stream.WaitAsync(s_lastWords, TimeProvider.System);
                return true;
            }
            catch (TimeoutException) when (!end)
            {
                EndAll(child);
            }
            catch (TimeoutException)
            {
                return false;
            }
        }
    }

    private void EndAll(Process child)
    {
        if (PathOf("setsid") is not null && !OperatingSystem.IsWindows())
        {
            SystemCalls.EndGroup(child.Id);
        }
        try
        {
            child.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself.
        }
    }

    private static string Words(OutputReader error) =>
        Redaction.Of(System.Text.Encoding.UTF8.GetString(error.Bytes.Span).TrimEnd());
}
