using Microsoft.Extensions.Time.Testing;

namespace Quell.Lab.Tests;

public sealed class TenantMemoryTests
{
    [Fact]
    public async Task A_tenant_that_ended_goes_on_with_the_same_executions_and_events()
    {
        var clock = new FakeTimeProvider(Client.Start);
        string kept;
        string before;
        await using (var first = await Client.ConnectAsync(Script.Embedded("cryptominer"), clock, null))
        {
            var paused = await first.SubmitAsync(
                "PAUSE_CONTAINER",
                """{"host.id":"5e1b7c0a9f3d42e68b07d1c45fa2963e8c7d0b1f2a3948576d6c5b4a39281706","container.id":"4b1f0c9ad7e2"}""",
                "quell/c/a/1"
            );
            first.Pass(60);
            await first.DocumentAsync("undo_response_action", $$"""{"action_execution_id":"{{paused}}"}""");
            first.Pass(60);
            before = await EverythingAsync(first);
            kept = first.Remembered!.ToJson();
        }

        await using var second = await Client.ConnectAsync(
            Script.Embedded("cryptominer"),
            clock,
            TenantMemory.Parse(kept)
        );

        (await EverythingAsync(second)).ShouldBe(before);
        before.ShouldContain("quell/c/a/1");
        second.Remembered!.ToJson().ShouldBe(kept);
    }

    [Fact]
    public async Task What_was_refused_is_not_remembered()
    {
        await using var client = await Client.ConnectAsync(Script.Small(string.Empty), new(Client.Start), null);

        await client.ErrorAsync("submit_response_action", """{"action_type":"KILL_CONTAINER","parameters":{}}""");

        client.Remembered!.ToJson().ShouldEndWith("\"calls\":[]}");
    }

    [Fact]
    public async Task A_memory_of_another_scenario_starts_afresh()
    {
        var other = TenantMemory.Parse(
            """{"version":"quell-tenant-1","scenario":"other","start":"2020-01-01T00:00:00.0000000Z","calls":[]}"""
        );

        await using var client = await Client.ConnectAsync(Script.Small(string.Empty), new(Client.Start), other);

        client.Remembered!.Start.ShouldBe(Client.Start);
    }

    [Fact]
    public async Task Calls_that_the_tenant_would_not_have_taken_are_left_out()
    {
        var odd = TenantMemory.Parse(
            """{"version":"quell-tenant-1","scenario":"small","start":"2026-11-23T09:00:00.0000000Z","calls":[{"tool":"undo_response_action","at":"2026-11-23T09:01:00.0000000Z","arguments":"{}"},{"tool":"x","at":"2026-11-23T09:01:00.0000000Z","arguments":"{}"}]}"""
        );

        await using var client = await Client.ConnectAsync(Script.Small(string.Empty), new(Client.Start), odd);

        client.Remembered!.Start.ShouldBe(Client.Start.AddTicks(-18_123_450_000));
        client.Remembered.ToJson().ShouldEndWith("\"calls\":[]}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"version":"quell-tenant-1"}""")]
    [InlineData("""{"version":"quell-tenant-1","scenario":"s","start":"yesterday","calls":[]}""")]
    [InlineData("""{"version":"quell-tenant-1","scenario":"s","start":"2020-01-01T00:00:00.0000000Z","calls":[1]}""")]
    [InlineData(
        """{"version":"quell-tenant-1","scenario":"s","start":"2020-01-01T00:00:00.0000000Z","calls":[{"tool":"x","at":"2020-01-01T00:00:00.0000000Z","arguments":"["}]}"""
    )]
    [InlineData("""{"version":"quell-tenant-2","scenario":"s","start":"2020-01-01T00:00:00.0000000Z","calls":[]}""")]
    public void What_is_no_memory_is_none(string text) => TenantMemory.Parse(text).ShouldBeNull();

    private static async Task<string> EverythingAsync(Client client) =>
        (await client.DocumentAsync("list_response_action_executions")).ToJsonString()
        + (await client.DocumentAsync("list_runtime_events", """{"limit":200}""")).ToJsonString();
}
