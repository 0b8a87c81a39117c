using Quell.Domain;
using Quell.Runbook.Ports;
using Quell.Terminal.Configuration;
using Quell.Terminal.Tests.Verbs;
using Quell.Terminal.Verbs;

namespace Quell.Terminal.Tests.Configuration;

/// <summary>What the file and the environment say reaches the verbs as their flags would.</summary>
public sealed class ConfiguredRunTests
{
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private int _read;

    [Fact]
    public async Task A_verb_gets_what_is_configured_where_no_flag_says_otherwise()
    {
        _environment["QUELL_WATCH_POLLS"] = "3";
        _environment["QUELL_WATCH_INTERVAL"] = "7";
        _environment["QUELL_STATE"] = "/cases";
        _environment["QUELL_TIMEOUTS_CLOUD_EXECUTION"] = "500";
        _environment["QUELL_PLAIN"] = "true";

        var options = await Started<RespondOptions>("respond --watch-polls 9");

        options.WatchPolls.ShouldBe(9);
        options.WatchInterval.ShouldBe(TimeSpan.FromSeconds(7));
        options.State.ShouldBe("/cases");
        options.Plain.ShouldBeTrue();
        options.Tenant.CloudExecutionTimeout.ShouldBe(TimeSpan.FromSeconds(500));
    }

    [Fact]
    public async Task A_switch_that_is_configured_can_be_turned_off()
    {
        _environment["QUELL_PLAIN"] = "true";

        (await Started<RespondOptions>("respond --plain false")).Plain.ShouldBeFalse();
    }

    [Theory]
    [InlineData("doctor --tenant embedded:a")]
    [InlineData("doctor --scenario mine.yaml")]
    public async Task A_tenant_on_the_command_line_outdoes_every_configured_one(string line)
    {
        _environment["QUELL_MCP_CONFIG"] = "servers.json";

        (await Started<DoctorOptions>(line)).Tenant.Tenant.ShouldBeOfType<TenantChoice.Embedded>();
    }

    [Fact]
    public async Task An_undo_takes_the_tenant_of_its_case_before_a_configured_one()
    {
        _environment["QUELL_MCP_CONFIG"] = "servers.json";

        (await Started<UndoOptions>("undo a")).Tenant.Tenant.ShouldBe(new TenantChoice.Unsaid());
        (await Started<DoctorOptions>("doctor")).Tenant.Tenant.ShouldBe(new TenantChoice.McpConfig("servers.json"));
    }

    [Fact]
    public async Task Only_a_flag_that_the_verb_has_is_set()
    {
        _environment["QUELL_STATE"] = "/cases";
        _environment["QUELL_WATCH_POLLS"] = "3";

        (await Started<CaseListOptions>("case list")).State.ShouldBe("/cases");
        await Started<PlanOptions>("plan");
    }

    [Fact]
    public async Task The_doctor_is_told_where_each_value_comes_from()
    {
        _environment["QUELL_STATE"] = "/cases";
        _environment["QUELL_TENANT"] = "embedded";

        var settings = (await Started<DoctorOptions>("doctor --tenant embedded:a --read-timeout 5")).Settings;

        settings.Of(SettingCatalog.State)!.Place.ShouldBe(SettingPlace.Environment);
        settings
            .Of(SettingCatalog.Tenant)
            .ShouldBe(new(SettingCatalog.Tenant, "embedded:a", SettingPlace.Flag, "--tenant"));
        settings.Of(SettingCatalog.ReadTimeout)!.Text.ShouldBe("5");
    }

    [Fact]
    public async Task Nothing_starts_where_a_setting_cannot_be_used()
    {
        _environment["QUELL_WATCH_POLLS"] = "none";
        var verbs = new RecordingVerbs();

        (await Run(verbs, "respond")).ShouldBe((int)ExitCode.StoppedByInput);

        verbs.Started.ShouldBeEmpty();
        _error.ToString().TrimEnd().Split('\n').Length.ShouldBe(3);
    }

    [Theory]
    [InlineData("--version", 0)]
    [InlineData("--help", 0)]
    [InlineData("respond --help", 0)]
    [InlineData("respond --bogus", 2)]
    [InlineData("tenant list", 0)]
    public async Task What_goes_by_no_setting_reads_none(string line, int code)
    {
        _environment["QUELL_WATCH_POLLS"] = "none";

        (await Run(new RecordingVerbs(), line)).ShouldBe(code);

        _read.ShouldBe(0);
    }

    private async Task<T> Started<T>(string line)
    {
        var verbs = new RecordingVerbs();

        (await Run(verbs, line)).ShouldBe(0, _error.ToString());

        return verbs.Started.ShouldHaveSingleItem().ShouldBeOfType<T>();
    }

    private Task<int> Run(RecordingVerbs verbs, string line) =>
        CommandLine.RunAsync(
            verbs,
            line.Split(' '),
            _output,
            _error,
            TestContext.Current.CancellationToken,
            () =>
            {
                _read++;
                return SettingsReader.Read(null, null, name => _environment.GetValueOrDefault(name), "/home/ada");
            }
        );
}
