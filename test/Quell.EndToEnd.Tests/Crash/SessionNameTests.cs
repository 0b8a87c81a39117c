namespace Quell.EndToEnd.Tests.Crash;

/// <summary>What names a run of the program in the journals of its cases.</summary>
public sealed class SessionNameTests
{
    private const long LargestWholeInJson = (1L << 53) - 1;

    [Fact]
    public void No_two_runs_of_the_program_have_the_same_name()
    {
        var names = Enumerable.Range(0, 1000).Select(_ => Machine.OfThisProcess().Session).ToList();

        names.ShouldBeUnique();
        names.ShouldAllBe(name => name > 0 && name <= LargestWholeInJson);
    }

    [Fact]
    [Trait("Guardrail", "G-21")]
    public async Task A_run_that_goes_on_in_the_millisecond_in_which_the_killed_one_began_is_another()
    {
        using var killed = await KilledRun.RespondAsync("cloud-key", TestContext.Current.CancellationToken);
        killed.SetBackTheClock = true;

        var figures = await killed.KillAsync(4, TestContext.Current.CancellationToken);

        figures.Wrong.ShouldBeEmpty();
        figures.Resumed.ShouldBe(4);
    }
}
