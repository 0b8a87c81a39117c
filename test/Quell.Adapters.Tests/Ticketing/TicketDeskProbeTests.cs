using System.Collections.Immutable;
using Quell.Adapters.Tests.Local;
using Quell.Ticketing;

namespace Quell.Adapters.Tests.Ticketing;

public sealed class TicketDeskProbeTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("PAGERDUTY_ROUTING_KEY")]
    [InlineData("PD_ROUTING_KEY")]
    [InlineData("PD_TOKEN")]
    [InlineData("TEAM_PAGERDUTY_KEY")]
    public void PagerDuty_is_configured_by_any_of_its_usual_variables(string name) =>
        Look((name, "R0UT1NGKEYR0UT1NGKEYR0UT1NGKEY00"))["PagerDuty"].ShouldBe("configured");

    [Theory]
    [InlineData("PAGERDUTY_ROUTING_KEY", " ")]
    [InlineData("HTTPD_TOKEN", "x")]
    [InlineData("pagerduty", "x")]
    public void An_empty_or_unrelated_variable_configures_nothing(string name, string value) =>
        Look((name, value))["PagerDuty"].ShouldBe("PAGERDUTY_ROUTING_KEY is not set");

    [Fact]
    public void What_is_no_routing_key_is_said_by_name() =>
        Look(("PD_TOKEN", "s3cr3t"))["PagerDuty"]
            .ShouldBe("PD_TOKEN holds no routing key: one has 32 letters and digits");

    [Fact]
    public void No_value_of_a_variable_is_repeated() =>
        string.Join(' ', Look(("PAGERDUTY_ROUTING_KEY", "s3cr3tk3y")).Values).ShouldNotContain("s3cr3tk3y");

    [Fact]
    public void Jira_is_configured_by_a_server_named_atlassian() =>
        Jira("""{"mcpServers":{"atlassian":{"command":"jira-mcp"}}}""").ShouldBe("configured");

    [Theory]
    [InlineData("""{"mcpServers":{"secure-mcp-server":{"command":"x"}}}""")]
    [InlineData("""{"mcpServers":{"Atlassian":{"command":"x"}}}""")]
    [InlineData("""{"mcpServers":{"atlassian":null}}""")]
    [InlineData("""{"mcpServers":[]}""")]
    [InlineData("[]")]
    public void Without_such_a_server_the_reason_names_it(string content) =>
        Jira(content).ShouldBe("no MCP server named atlassian");

    [Fact]
    public void A_file_that_is_not_json_is_a_reason_and_not_a_failure() =>
        Jira("{ \"token\": \"s3cr3t\" ").ShouldBe("the mcpServers file is not JSON");

    [Fact]
    public void A_file_that_starts_with_a_byte_order_mark_is_read() =>
        Jira("\uFEFF{\"mcpServers\":{\"atlassian\":{}}}").ShouldBe("configured");

    [Fact]
    public void A_file_that_is_not_there_is_a_reason() =>
        new TicketDeskProbe(ImmutableDictionary<string, string>.Empty, Path.Combine(_scratch.Path, "none.json"))
            .Look()["Jira"]
            .ShouldBe("the mcpServers file does not exist");

    [Fact]
    public void An_oversized_file_is_not_read() =>
        Jira(new string(' ', 1024 * 1024) + "{}").ShouldBe("the mcpServers file is larger than 1 MiB");

    [Fact]
    public void Without_a_file_both_desks_are_named_with_a_reason() =>
        Look()
            .ShouldBe([
                new("Jira", "no mcpServers file, so no MCP server named atlassian"),
                new("PagerDuty", "PAGERDUTY_ROUTING_KEY is not set"),
            ]);

    private static ImmutableSortedDictionary<string, string> Look(params (string Name, string Value)[] variables) =>
        new TicketDeskProbe(
            variables.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal),
            mcpServersFile: null
        ).Look();

    private string Jira(string content) =>
        new TicketDeskProbe(ImmutableDictionary<string, string>.Empty, _scratch.File("mcp.json", content)).Look()[
            "Jira"
        ];
}
