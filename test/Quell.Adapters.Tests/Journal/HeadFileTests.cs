using Quell.Journal;

namespace Quell.Adapters.Tests.Journal;

public sealed class HeadFileTests
{
    [Fact]
    public async Task A_missing_head_is_a_finding_of_its_own()
    {
        using var state = new TempState();
        await state.Create().DisposeAsync();
        File.Delete(state.InCase(".head"));

        state.Verify().ShouldBe(new Verdict.HeadMissing(1));
        state.TryOpen().ShouldBe(new OpenResult.Broken(new Verdict.HeadMissing(1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("not JSON")]
    [InlineData("{\"seq\":1}")]
    [InlineData("{\"seq\":\"1\",\"hash\":\"00\"}")]
    [InlineData("{\"seq\":1,\"hash\":7}")]
    [InlineData("{\"seq\":99999999999999999999,\"hash\":\"\"}")]
    [InlineData("{\"seq\":0,\"hash\":\"0000000000000000000000000000000000000000000000000000000000000000\"} ")]
    [InlineData("{\"seq\":-1,\"hash\":\"0000000000000000000000000000000000000000000000000000000000000000\"}\n")]
    public async Task A_head_that_is_not_byte_for_byte_a_head_is_malformed(string text)
    {
        using var state = new TempState();
        await state.Create().DisposeAsync();
        await File.WriteAllTextAsync(state.InCase(".head"), text, TestContext.Current.CancellationToken);

        state.Verify().ShouldBeOfType<Verdict.HeadMalformed>();
        state.TryOpen().ShouldBeOfType<OpenResult.Broken>().Verdict.ShouldBeOfType<Verdict.HeadMalformed>();
    }

    [Fact]
    public async Task Any_changed_byte_of_the_head_is_found()
    {
        using var state = new TempState();
        await state.Create().DisposeAsync();
        var bytes = await File.ReadAllBytesAsync(state.InCase(".head"), TestContext.Current.CancellationToken);
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = bytes.ToArray();
            changed[i] ^= 0x01;
            await File.WriteAllBytesAsync(state.InCase(".head"), changed, TestContext.Current.CancellationToken);

            state.Verify().IsSound.ShouldBeFalse($"byte {i}");
        }
    }

    [Fact]
    public async Task A_head_that_lags_behind_is_brought_up_to_date_by_opening()
    {
        using var state = new TempState();
        byte[] old;
        await using (var journal = state.Create())
        {
            old = await File.ReadAllBytesAsync(state.InCase(".head"), TestContext.Current.CancellationToken);
            await journal.AppendAsync("fact_read", _ => { }, true, TestContext.Current.CancellationToken);
        }

        await File.WriteAllBytesAsync(state.InCase(".head"), old, TestContext.Current.CancellationToken);
        state.Verify().ShouldBeOfType<Verdict.Intact>().BeyondHead.ShouldBe(1);
        await state.Open().DisposeAsync();

        state.Verify().ShouldBeOfType<Verdict.Intact>().BeyondHead.ShouldBe(0);
    }
}
