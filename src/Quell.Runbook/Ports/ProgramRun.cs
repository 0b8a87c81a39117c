using System.Collections.Immutable;

namespace Quell.Runbook.Ports;

/// <summary>One run of a program, its arguments passed as they stand and never through a shell.</summary>
/// <param name="Program">The bare name: <c>kubectl</c> or <c>aws</c>. Which file that is was resolved once, at the start.</param>
/// <param name="Arguments">Everything after the name.</param>
/// <param name="Timeout">Apart from cancellation: when it passes, the program and what it started are ended.</param>
/// <param name="MostOutput">Bytes of standard output that are kept; more ends the run as <see cref="ProgramOutcome.TooMuch"/>.</param>
public sealed record ProgramRun(string Program, ImmutableArray<string> Arguments, TimeSpan Timeout, long MostOutput)
{
    /// <summary>True for a write: the program itself must not send it a second time when no answer comes.</summary>
    public bool SendsOnce { get; init; }
}
