using Quell.Runbook.Ports;

namespace Quell.Runbook.Tests.Ports;

public sealed class TenantSourceTests
{
    [Theory]
    [InlineData("embedded:cryptominer", null, "quell respond e1 --tenant embedded:cryptominer")]
    [InlineData(
        "embedded:cryptominer",
        "/srv/cases",
        "quell respond e1 --tenant embedded:cryptominer --state /srv/cases"
    )]
    [InlineData(
        "scenario:/x/a b.yaml",
        "/srv/my cases",
        "quell respond e1 --scenario '/x/a b.yaml' --state '/srv/my cases'"
    )]
    [InlineData("https://us2.app.sysdig.com", "/srv/it's", "quell respond e1 --state '/srv/it'\\''s'")]
    public void A_printed_command_names_the_tenant_and_an_unusual_state_folder_again(
        string source,
        string? folder,
        string command
    ) => TenantSource.Respond("e1", source, folder).ShouldBe(command);
}
