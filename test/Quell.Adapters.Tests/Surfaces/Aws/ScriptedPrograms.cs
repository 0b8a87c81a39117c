using System.Collections.Immutable;
using System.Text;
using Quell.Runbook.Ports;

namespace Quell.Adapters.Tests.Surfaces.Aws;

/// <summary>Plays a program: answers a line by what it holds, and remembers what was run.</summary>
internal sealed class ScriptedPrograms(Func<string, ProgramOutcome> answers) : IProgramRunner
{
    public List<ProgramRun> Runs { get; } = [];

    public IEnumerable<string> Lines => Runs.Select(run => string.Join(' ', run.Arguments.Insert(0, run.Program)));

    public static ProgramOutcome Printed(string output) =>
        new ProgramOutcome.Exited(0, Encoding.UTF8.GetBytes(output), string.Empty);

    public static ProgramOutcome Failed(int code, string error) => new ProgramOutcome.Exited(code, default, error);

    public ValueTask<ProgramOutcome> RunAsync(ProgramRun run, CancellationToken cancellationToken)
    {
        Runs.Add(run);
        return ValueTask.FromResult(answers(string.Join(' ', run.Arguments)));
    }
}
