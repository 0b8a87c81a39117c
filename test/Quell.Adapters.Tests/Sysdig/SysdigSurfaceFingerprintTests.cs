using Quell.Domain.Calls;
using Quell.Sysdig;

namespace Quell.Adapters.Tests.Sysdig;

public sealed class SysdigSurfaceFingerprintTests : IAsyncDisposable
{
    private readonly ScriptedServer _server = new();
    private readonly SysdigSurface _surface;

    public SysdigSurfaceFingerprintTests() => _surface = new SysdigSurface(_server.Endpoint);

    public async ValueTask DisposeAsync()
    {
        await _surface.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task It_is_empty_until_the_server_was_reached() => (await PrintAsync()).ShouldBeEmpty();

    [Fact]
    public async Task It_names_endpoint_server_tenant_and_the_schema_of_the_writing_tool()
    {
        _server.On("get_customer_settings", ScriptedServer.Text("""{"customer":{"id":"c-17","name":"Acme"}}"""));
        await _surface.ReadAsync(Given.Handshake(), Given.Token);
        (await PrintAsync()).ShouldContain("tenant unknown");

        await _surface.AnsweredAsync<CallReading.Settings>("get_customer_settings");

        var print = await PrintAsync();
        print.ShouldStartWith("embedded; scripted; tenant c-17; submit_response_action ");
        (await PrintAsync("undo_response_action")).ShouldContain("undo_response_action ");
    }

    [Fact]
    public async Task A_tenant_without_an_id_is_told_by_what_identifies_its_server()
    {
        _server.On("get_customer_settings", ScriptedServer.Text("""{"timezone":"UTC"}"""));

        var settings = await _surface.AnsweredAsync<CallReading.Settings>("get_customer_settings");

        settings.Tenant.Id.ShouldNotBeNull().ShouldStartWith("server-");
        (await PrintAsync()).ShouldContain(settings.Tenant.Id);
    }

    [Fact]
    public async Task A_new_handshake_after_the_schema_changed_changes_it()
    {
        await _surface.ReadAsync(Given.Handshake(), Given.Token);
        var before = await PrintAsync();
        ChangeSubmit();

        (await PrintAsync()).ShouldBe(before);
        await _surface.ReadAsync(Given.Handshake(), Given.Token);

        string.Equals(await PrintAsync(), before, StringComparison.Ordinal).ShouldBeFalse();
    }

    [Fact]
    public async Task An_announced_change_matches_nothing_until_the_tools_are_read_again()
    {
        await _surface.ReadAsync(Given.Handshake(), Given.Token);
        var before = await PrintAsync();
        ChangeSubmit();

        await _server.AnnounceChangeAsync();
        await Eventually.BecomesAsync(async () => (await PrintAsync()).EndsWith("changing", StringComparison.Ordinal));

        _server.On("run_sysql", ScriptedServer.Text("""{"items":[]}"""));
        await _surface.AnsweredAsync<CallReading.Rows>("run_sysql");
        var after = await PrintAsync();
        string.Equals(after, before, StringComparison.Ordinal).ShouldBeFalse();
        after.ShouldNotEndWith("changing");
    }

    [Fact]
    public async Task The_order_of_members_in_a_schema_does_not_matter()
    {
        _server.Tools[2] = ScriptedServer.Tool("submit_response_action", """{"type":"object","title":"x"}""");
        await _surface.ReadAsync(Given.Handshake(), Given.Token);
        var before = await PrintAsync();

        _server.Tools[2] = ScriptedServer.Tool("submit_response_action", """{ "title":"x", "type":"object" }""");
        await _surface.ReadAsync(Given.Handshake(), Given.Token);

        (await PrintAsync()).ShouldBe(before);
    }

    private void ChangeSubmit() =>
        _server.Tools[2] = ScriptedServer.Tool(
            "submit_response_action",
            """{"type":"object","properties":{"caller_id":{"type":"string"}}}"""
        );

    private ValueTask<string> PrintAsync(string tool = "submit_response_action") =>
        _surface.FingerprintAsync(Given.Tool(tool), null, Given.Token);
}
