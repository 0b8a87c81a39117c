using System.Globalization;
using Quell.Lab.Scenarios;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>
/// Every embedded scenario, killed on both sides of every append and of every outside call. Bounded by itself;
/// <c>test/crash all</c> resumes every moment there is.
/// </summary>
public sealed class CrashTests
{
    private const int Bounded = 3;

    public static TheoryData<string> Scenarios => [.. ScenarioLibrary.List().Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    [Trait("Guardrail", "G-17")]
    [Trait("Guardrail", "G-21")]
    [Trait("Guardrail", "G-23")]
    public async Task A_response_killed_anywhere_does_nothing_twice_and_loses_nothing(string scenario)
    {
        using var killed = await KilledRun.RespondAsync(scenario, TestContext.Current.CancellationToken);

        var figures = await killed.KillAsync(Most, TestContext.Current.CancellationToken);

        figures.Publish();
        figures.Wrong.ShouldBeEmpty();
        figures.Resumed.ShouldBe(Math.Min(Most ?? int.MaxValue, figures.States));
        figures.Reopened.ShouldBeGreaterThanOrEqualTo(figures.Resumed - 1);
    }

    [Theory]
    [InlineData("cryptominer")]
    [Trait("Guardrail", "G-40")]
    public async Task An_undo_killed_anywhere_does_nothing_twice_and_loses_nothing(string scenario)
    {
        using var killed = await KilledRun.UndoAsync(scenario, TestContext.Current.CancellationToken);

        var figures = await killed.KillAsync(Most, TestContext.Current.CancellationToken);

        figures.Publish();
        figures.Wrong.ShouldBeEmpty();
        figures.Resumed.ShouldBe(Math.Min(Most ?? int.MaxValue, figures.States));
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
