using Quell.Runbook.Ports;

namespace Quell.Fuzz.Targets;

/// <summary>A program that always ends in the same way.</summary>
internal sealed class Printing(ProgramOutcome outcome) : IProgramRunner
{
    public ValueTask<ProgramOutcome> RunAsync(ProgramRun run, CancellationToken cancellationToken) =>
        ValueTask.FromResult(outcome);
}
