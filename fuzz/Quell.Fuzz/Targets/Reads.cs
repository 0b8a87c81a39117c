using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Fuzz.Checks;
using Quell.Runbook.AllowLists;
using Quell.Runbook.Cases;
using Quell.Runbook.Gates;
using Quell.Runbook.Ports;

namespace Quell.Fuzz.Targets;

/// <summary>Makes the reads of a program's round as the flow does: what an answer leads to is asked next, if the list allows it.</summary>
internal static class Reads
{
    public static void All(
        Aftermath after,
        ISurface surface,
        Func<CaseState, ImmutableArray<OutsideCall>> round,
        int most
    )
    {
        for (var made = 0; made < most; made++)
        {
            if (round(after.State).FirstOrDefault(call => after.State.Call(call.Key) is null) is not { } next)
            {
                return;
            }
            Laws.Hold(
                AllowList.Runbook.Check(((CallRequest.Command)next.Request).Argv) is AllowVerdict.Allowed,
                $"an answer leads to a line that the list refuses: {next.Request.Text}"
            );
            Laws.Hold(Scope.Check(next, after.State) is null, "an answer leads out of the threat's scope");
            after.Take(next, Answer(surface, next));
        }
    }

    public static CallOutcome Answer(ISurface surface, OutsideCall call)
    {
        var reading = surface.ReadAsync(call, CancellationToken.None);
        return reading.IsCompleted
            ? reading.GetAwaiter().GetResult().Outcome
            : throw new BrokenLawException("a program that had ended is waited for");
    }

    public static OutsideCall Of(Surface surface, string line) =>
        new()
        {
            Key = line,
            Surface = surface,
            Request = new CallRequest.Command([.. line.Split(' ')]),
            Target = CallTarget.Tenant,
            Purpose = "fuzz",
            Effect = Domain.Actions.Effect.Read,
        };
}
