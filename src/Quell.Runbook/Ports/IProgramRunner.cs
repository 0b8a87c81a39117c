namespace Quell.Runbook.Ports;

/// <summary>Runs <c>kubectl</c> or <c>aws</c> once and gives back what it printed. Only a surface behind the gate calls it.</summary>
/// <remarks>The embedded tenant has one that starts nothing and answers from its scenario in the real programs' JSON.</remarks>
public interface IProgramRunner
{
    /// <summary>Runs the program to its end, its time or its output cap.</summary>
    /// <returns>How it ended; expected failures are values, only cancellation is thrown.</returns>
    ValueTask<ProgramOutcome> RunAsync(ProgramRun run, CancellationToken cancellationToken);
}
