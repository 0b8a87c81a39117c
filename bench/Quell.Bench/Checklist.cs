using System.Diagnostics;
using Quell.Domain;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Sysdig;

namespace Quell.Bench;

/// <summary>From the event id to the checklist, when every call to the outside takes 200 ms longer.</summary>
internal static class Checklist
{
    private const string Budget = "at most 1.15 x the longest chain";
    private const double Most = 1.15;
    private const int Turns = 7;
    private static readonly TimeSpan s_delay = TimeSpan.FromMilliseconds(200);

    private const double MostAfterProbes = 50;

    public static async Task<Measured[]> MeasureAsync()
    {
        var times = new List<double>();
        var screens = new List<double>();
        CallChain? chain = null;
        for (var turn = 0; turn <= Turns; turn++)
        {
            var (milliseconds, screen, calls) = await OnceAsync();
            if (turn > 0)
            {
                times.Add(milliseconds);
                screens.Add(screen);
            }
            chain = calls;
        }
        var measured = Middle.Of(times);
        var least = chain!.Longest * s_delay.TotalMilliseconds;
        var atOnce = SysdigOptions.Default.ReadsAtOnce;
        var first = Middle.Of(screens);
        return
        [
            new Measured(
                $"event to checklist, {chain.Calls} calls",
                $"{measured:0} ms",
                $"{least:0} ms: {chain.Longest} calls in a chain (with {atOnce} reads at once no run takes less than {chain.Rounds(atOnce) * s_delay.TotalMilliseconds:0} ms)",
                measured / least,
                Budget,
                measured <= Most * least
            ),
            new Measured(
                "last probe's answer to the first screen",
                $"{first:0.0} ms",
                "-",
                null,
                $"under {MostAfterProbes:0} ms",
                first < MostAfterProbes
            ),
        ];
    }

    private static async Task<(double Milliseconds, double Screen, CallChain Chain)> OnceAsync()
    {
        await using var tenant = Parts.Tenant();
        await using var slow = new SlowLines(tenant.ServerInput, s_delay);
        var endpoint = new McpEndpoint.Streams(tenant.ServerOutput, slow.Input, $"embedded:{Parts.Scenario}");
        await using var surface = new SysdigSurface(endpoint);
        var person = new Person("none");
        var folder = Directory.CreateTempSubdirectory("quell-bench-").FullName;
        try
        {
            var options = new RunOptions { EventId = tenant.Scenario.EventId, PlanOnly = true };
            await using var runner = new CaseRunner(
                Parts.Context(options, person, Parts.Cases(Path.Combine(folder, "state")), surface)
            );
            var began = Stopwatch.GetTimestamp();
            if (await runner.RunAsync(CancellationToken.None) != ExitCode.Success)
            {
                throw new InvalidOperationException(runner.Trouble?.What);
            }
            return (
                Stopwatch.GetElapsedTime(began, person.SawChecklist).TotalMilliseconds,
                (person.SawMap - LastAnswer(runner.State, person.SawMap)).TotalMilliseconds,
                new CallChain(runner.State)
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static DateTimeOffset LastAnswer(CaseState state, DateTimeOffset before) =>
        state.Calls.Values.Select(call => call.EndedAt ?? default).Where(at => at <= before).Max();
}
