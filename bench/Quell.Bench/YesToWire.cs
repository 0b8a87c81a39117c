using System.Diagnostics;
using Quell.Domain.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Ports;
using Quell.Sysdig;

namespace Quell.Bench;

/// <summary>From a person's yes to the request on the wire, against one durable append to a journal in the same folder.</summary>
internal static class YesToWire
{
    private const string Budget = "under 5 ms on top of one append";
    private const double Most = 5;
    private const int Turns = 15;
    private const int Appends = 60;

    public static async Task<Measured> MeasureAsync()
    {
        var folder = Directory.CreateTempSubdirectory("quell-bench-").FullName;
        try
        {
            var times = new List<double>();
            for (var turn = 0; turn <= Turns; turn++)
            {
                var milliseconds = await OnceAsync(Parts.Cases(Path.Combine(folder, $"state-{turn}")));
                if (turn > 0)
                {
                    times.Add(milliseconds);
                }
            }
            var append = await AppendAsync(Parts.Cases(Path.Combine(folder, "state")));
            var yes = Middle.Of(times);
            return new Measured(
                "yes to the request on the wire",
                $"{yes:0.0} ms, {yes - append:0.0} ms on top",
                $"{append:0.0} ms for one durable append",
                yes / append,
                Budget,
                yes - append < Most
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> OnceAsync(ICaseStore cases)
    {
        await using var tenant = Parts.Tenant();
        var endpoint = new McpEndpoint.Streams(tenant.ServerOutput, tenant.ServerInput, $"embedded:{Parts.Scenario}");
        await using var surface = new SysdigSurface(endpoint);
        using var over = new CancellationTokenSource();
        var wire = new Wire(surface, over);
        var person = new Person("GET_LOGS");
        var options = new RunOptions { EventId = tenant.Scenario.EventId, AlwaysNew = true };
        await using var runner = new CaseRunner(Parts.Context(options, person, cases, wire));
        await runner.RunAsync(over.Token);
        return wire.Reached == 0
            ? throw new InvalidOperationException("Nothing was sent.")
            : Stopwatch.GetElapsedTime(person.SaidYes, wire.Reached).TotalMilliseconds;
    }

    private static async Task<double> AppendAsync(ICaseStore cases)
    {
        if (
            await cases.CreateAsync(new CaseId("bench"), CancellationToken.None)
            is not CaseOpening.Opened { Journal: var journal }
        )
        {
            throw new InvalidOperationException("The journal could not be made.");
        }
        await using (journal)
        {
            var times = new List<double>();
            for (var turn = 0; turn < Appends; turn++)
            {
                var began = Stopwatch.GetTimestamp();
                await journal.AppendAsync(new CaseEntry.Interrupted("a line"), alone: true, CancellationToken.None);
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            return Middle.Of(times);
        }
    }
}
