using Quell.Domain.Calls;
using Quell.Runbook.Gates;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>A harness that finds nothing in a broken product proves nothing: it is shown some.</summary>
public sealed class CrashHarnessTests
{
    private const string Shortest = "cloud-key";

    [Fact]
    public async Task It_finds_what_is_sent_again_because_its_intent_was_not_durable()
    {
        using var killed = await KilledRun.RespondAsync(Shortest, TestContext.Current.CancellationToken);
        killed.LeavingBehind(WithoutTheLastIntent);

        var figures = await killed.KillAsync(null, TestContext.Current.CancellationToken, AfterAWrite);

        figures.Duplicates.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task It_finds_a_surface_that_sends_everything_twice()
    {
        using var killed = await KilledRun.RespondAsync(
            Shortest,
            TestContext.Current.CancellationToken,
            surface => new Twice(surface)
        );

        var figures = await killed.KillAsync(1, TestContext.Current.CancellationToken, AfterAWrite);

        figures.Duplicates.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task It_finds_acknowledged_entries_that_are_gone()
    {
        using var run = await KilledRun.RespondAsync(Shortest, TestContext.Current.CancellationToken);
        var whole = PlayedCase.In(run.Run.State).ShouldNotBeNull();
        var cut = whole with { Entries = [.. whole.Entries.RemoveAt(whole.Entries.Length / 2)] };

        Findings.Of(whole, whole).None.ShouldBeTrue();
        Findings.Of(whole, cut).Losses.ShouldNotBeEmpty();
    }

    private static bool AfterAWrite(DurableState killed) =>
        killed.Point.Contains("after write", StringComparison.Ordinal);

    /// <summary>What a journal would be that writes its intents some time after the call.</summary>
    private static void WithoutTheLastIntent(string state)
    {
        var folder = DurableState.CaseFolder(state).ShouldNotBeNull();
        var journal = Path.Combine(folder, Path.GetFileName(folder) + ".jsonl");
        var lines = File.ReadAllLines(journal).ToList();
        var intent = lines.FindLastIndex(line =>
            line.Contains("\"try ", StringComparison.Ordinal)
            && line.Contains("\"type\":\"call_intended\"", StringComparison.Ordinal)
        );
        intent.ShouldBeGreaterThan(0);
        lines.RemoveRange(intent, lines.Count - intent);
        File.WriteAllText(journal, string.Concat(lines.Select(line => line + "\n")));
        var hash = lines[^1][(lines[^1].LastIndexOf(",\"hash\":\"", StringComparison.Ordinal) + 9)..^2];
        File.WriteAllText(
            Path.ChangeExtension(journal, ".head"),
            $$"""{"seq":{{lines.Count}},"hash":"{{hash}}"}""" + "\n"
        );
    }

    private sealed class Twice(ISurface inner) : ISurface
    {
        public Surface Surface => inner.Surface;

        public ValueTask<string> FingerprintAsync(
            OutsideCall call,
            CallOutcome? identity,
            CancellationToken cancellationToken
        ) => inner.FingerprintAsync(call, identity, cancellationToken);

        public ValueTask<SurfaceAnswer> ReadAsync(OutsideCall call, CancellationToken cancellationToken) =>
            inner.ReadAsync(call, cancellationToken);

        public async ValueTask<SurfaceAnswer> WriteAsync(WriteOrder order, CancellationToken cancellationToken)
        {
            await inner.WriteAsync(order, cancellationToken);
            return await inner.WriteAsync(order, cancellationToken);
        }
    }
}
