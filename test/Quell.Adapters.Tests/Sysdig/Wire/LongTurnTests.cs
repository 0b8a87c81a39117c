using Quell.Sysdig.Wire.Http;

namespace Quell.Adapters.Tests.Sysdig.Wire;

public sealed class LongTurnTests : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public void Dispose() => _one.Dispose();

    [Fact]
    public async Task The_second_long_answer_waits_until_the_first_is_over_and_takes_its_own_turn_once()
    {
        using var first = new LongTurn(_one);
        using var second = new LongTurn(_one);
        await first.TakeAsync(Given.Token);
        await first.TakeAsync(Given.Token);
        var waits = second.TakeAsync(Given.Token).AsTask();
        waits.IsCompleted.ShouldBeFalse();

        first.Give();
        first.Give();

        await waits;
        _one.CurrentCount.ShouldBe(0);
        second.Dispose();
        _one.CurrentCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_turn_that_comes_after_its_end_is_handed_on()
    {
        using var first = new LongTurn(_one);
        var gone = new LongTurn(_one);
        await first.TakeAsync(Given.Token);
        var waits = gone.TakeAsync(Given.Token).AsTask();
        gone.Dispose();

        first.Give();

        await waits;
        _one.CurrentCount.ShouldBe(1);
    }
}
