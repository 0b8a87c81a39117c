using System.Text;
using Quell.Lab.Tools;
using Quell.Runbook.Ports;

namespace Quell.Lab.Programs;

/// <summary>
/// kubectl and aws as they would answer beside this tenant: the allow-listed lines, from the scenario's cluster and
/// account as they are at that moment, in the real programs' JSON, texts and exit codes. Starts nothing.
/// </summary>
public sealed class SimulatedPrograms : IProgramRunner
{
    private readonly Tenant _tenant;

    internal SimulatedPrograms(Tenant tenant) => _tenant = tenant;

    /// <inheritdoc/>
    public ValueTask<ProgramOutcome> RunAsync(ProgramRun run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Run(run));
    }

    private ProgramOutcome Run(ProgramRun run)
    {
        var printed = run.Program switch
        {
            "kubectl" or "aws" => _tenant.Run(run.Program, run.Arguments),
            _ => null,
        };
        if (printed is null)
        {
            return new ProgramOutcome.NotStarted($"The practice tenant has no program called {run.Program}.");
        }

        var output = Encoding.UTF8.GetBytes(printed.Output);
        return output.Length > run.MostOutput
            ? new ProgramOutcome.TooMuch(run.MostOutput)
            : new ProgramOutcome.Exited(printed.Code, output, printed.Error);
    }
}
