using System.Globalization;
using Quell.Lab.Scenarios;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>
/// Every embedded scenario, killed on both sides of every append and of every outside call. Bounded by itself;
/// <c>test/crash all</c> resumes every moment there is.
/// </summary>
public sealed class CrashTests
{
    private const int Bounded = 2;

    public static TheoryData<string> Scenarios => [.. ScenarioLibrary.List().Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    [Trait("Guardrail", "G-17")]
    [Trait("Guardrail", "G-21")]
    [Trait("Guardrail", "G-23")]
    public async Task A_response_killed_anywhere_does_nothing_twice_and_loses_nothing(string scenario) =>
        await KillAsync(scenario, (name, end) => KilledRun.RespondAsync(name, end), scenario);

    /// <summary>Another session begins in a journal that holds an earlier one.</summary>
    [Theory]
    [InlineData("cloud-key")]
    [Trait("Guardrail", "G-21")]
    public async Task A_stopped_case_whose_resuming_is_killed_anywhere_loses_nothing(string scenario) =>
        await KillAsync($"{scenario}-gone-on", KilledRun.GoOnAsync, scenario);

    [Theory]
    [InlineData("cryptominer")]
    [Trait("Guardrail", "G-40")]
    public async Task An_undo_killed_anywhere_does_nothing_twice_and_loses_nothing(string scenario) =>
        await KillAsync($"{scenario}-undo", KilledRun.UndoAsync, scenario);

    [Theory]
    [InlineData("reverse-shell")]
    [Trait("Guardrail", "G-38")]
    public async Task A_filing_killed_anywhere_files_nothing_twice_and_loses_nothing(string scenario)
    {
        Chosen($"{scenario}-filing");
        using var killed = await KilledRun.FileAsync(scenario, TestContext.Current.CancellationToken);
        PlayedCase.In(killed.Run.State).ShouldNotBeNull().Writes.ShouldNotBeEmpty(killed.Run.Transcript);

        Judge(await killed.KillAsync(Most, TestContext.Current.CancellationToken));
    }

    /// <summary>An investigation is never gone on with: what was killed stays as it is, and another is made.</summary>
    [Theory]
    [InlineData("exec-lateral")]
    [Trait("Guardrail", "G-23")]
    public async Task An_investigation_killed_anywhere_is_made_anew_and_takes_nothing_away(string scenario) =>
        await KillAsync($"{scenario}-investigation", KilledRun.InvestigateAsync, scenario);

    private static async Task KillAsync(
        string run,
        Func<string, CancellationToken, Task<KilledRun>> play,
        string scenario
    )
    {
        Chosen(run);
        using var killed = await play(scenario, TestContext.Current.CancellationToken);

        Judge(await killed.KillAsync(Most, TestContext.Current.CancellationToken));
    }

    private static void Judge(CrashFigures figures)
    {
        figures.Publish();
        figures.Wrong.ShouldBeEmpty();
        figures.Resumed.ShouldBe(Math.Min(Most ?? int.MaxValue, figures.Told));
    }

    /// <summary>Where some runs are named, the others are left out.</summary>
    private static void Chosen(string run)
    {
        var named = Environment
            .GetEnvironmentVariable("QUELL_CRASH_RUNS")
            ?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.SkipUnless(
            named is null or [] || named.Contains(run, StringComparer.Ordinal),
            "another run was asked for"
        );
    }

    /// <summary>Null for every moment.</summary>
    private static int? Most =>
        Environment.GetEnvironmentVariable("QUELL_CRASH") switch
        {
            null or "" => Bounded,
            "all" => null,
            var number => int.Parse(number, CultureInfo.InvariantCulture),
        };
}
