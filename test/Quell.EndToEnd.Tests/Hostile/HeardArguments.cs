using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>Writes down with which arguments programs are started.</summary>
internal sealed class HeardArguments : IProgramRunner
{
    private readonly Lock _one = new();
    private readonly List<string> _all = [];
    private IProgramRunner? _programs;

    public IReadOnlyList<string> All => _all;

    public IProgramRunner Around(IProgramRunner programs)
    {
        _programs = programs;
        return this;
    }

    public ValueTask<ProgramOutcome> RunAsync(ProgramRun run, CancellationToken cancellationToken)
    {
        lock (_one)
        {
            _all.AddRange(run.Arguments);
        }
        return _programs!.RunAsync(run, cancellationToken);
    }
}
