using Quell.Terminal.Configuration;

namespace Quell.Terminal.Tests.Configuration;

public sealed class SettingsReaderTests
{
    private const string File = "/home/ada/.config/quell/config.yaml";

    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);

    [Fact]
    public void The_environment_outdoes_the_file()
    {
        _environment["QUELL_WATCH_POLLS"] = "3";

        var settings = Read("watch:\n  interval: 5\n  polls: 4\n");

        settings.Of(SettingCatalog.WatchInterval)!.Text.ShouldBe("5");
        settings.Of(SettingCatalog.WatchInterval)!.From.ShouldBe($"{File}:2");
        settings.Of(SettingCatalog.WatchPolls)!.Text.ShouldBe("3");
        settings.Of(SettingCatalog.WatchPolls)!.Place.ShouldBe(SettingPlace.Environment);
        settings.Of(SettingCatalog.WatchPolls)!.From.ShouldBe("QUELL_WATCH_POLLS");
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing set\n\n")]
    public void A_file_that_sets_nothing_is_fine(string text) => Read(text).Values.ShouldBeEmpty();

    [Fact]
    public void Where_nothing_is_said_nothing_is_set() => Read(null).FileExists.ShouldBeFalse();

    [Theory]
    [InlineData("a: 1", 1, "there is no setting `a`")]
    [InlineData(
        "# x\nwatch:\n  intervall: 5",
        3,
        "there is no setting `watch.intervall`; did you mean `watch.interval`?"
    )]
    [InlineData("timeouts:\n  kubectl: 0", 2, "`timeouts.kubectl` takes 1 to 120 seconds, not `0`")]
    [InlineData("watch:\n  polls: ten", 2, "`watch.polls` takes 1 to 60 polls, not `ten`")]
    [InlineData("plain: yes", 1, "`plain` takes `true` or `false`, not `yes`")]
    [InlineData("watch: 5", 1, "there is no setting `watch`")]
    [InlineData("state:\n- a", 1, "`state` has to be one value, not a list")]
    [InlineData("state: cases", 1, "takes a whole path, or one that begins with ~/, not `cases`")]
    [InlineData("state: ''", 1, "`state` takes a path")]
    [InlineData("tenant: real", 1, "`tenant` takes `embedded`")]
    [InlineData("kubectl:\n  context: 'a b'", 2, "`kubectl.context` takes a name of")]
    [InlineData("telemetry:\n  endpoint: http://collector:4318", 2, "`telemetry.endpoint` takes an https:// address")]
    [InlineData("telemetry:\n  endpoint: https://u:p@collector", 2, "without credentials")]
    [InlineData("surfaces: real", 1, "there is no setting `surfaces`")]
    [InlineData("plain: true\nplain: false", 2, "not YAML")]
    [InlineData("plain: [", 2, "not YAML")]
    [InlineData("plain: &a true\nstate: *a", 1, "anchors are not taken")]
    [InlineData("tenant: embedded\nmcp-config: /a.json", 1, "`tenant` and `mcp-config` exclude each other")]
    [InlineData("- plain", 1, "has to be one document with a map")]
    public void What_is_wrong_in_the_file_is_said_with_its_line(string text, int line, string why)
    {
        var trouble = Refused(text);

        trouble.What.ShouldBe($"The configuration file cannot be used: line {line} of {File}.");
        trouble.Why.ShouldContain(why);
        trouble.Why.ShouldEndWith("; none of it is used by halves.");
        trouble.Fix.ShouldContain("docs/reference/configuration.md");
    }

    [Fact]
    public void Several_mistakes_are_counted_and_the_first_is_named()
    {
        var trouble = Refused("x: 1\ny: 2\nz: 3\n");

        trouble.What.ShouldContain("line 1");
        trouble.Why.ShouldContain("(and 2 more)");
    }

    [Theory]
    [InlineData("QUELL_WATCH_INTERVAL", "301", "1 to 300 seconds")]
    [InlineData("QUELL_STATE", " ", "a path")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "ftp://x", "https://")]
    public void What_is_wrong_in_a_variable_names_it(string name, string value, string why)
    {
        _environment[name] = value;

        var trouble = Refused(null);

        trouble.What.ShouldBe($"The variable {name} cannot be used.");
        trouble.Why.ShouldContain(why);
    }

    [Fact]
    public void A_tenant_in_the_environment_outdoes_the_file_of_servers_in_the_file()
    {
        _environment["QUELL_TENANT"] = "embedded:cryptominer";

        var settings = Read("mcp-config: /etc/servers.json\n");

        settings.Of(SettingCatalog.McpConfig).ShouldBeNull();
        settings.Of(SettingCatalog.Tenant)!.Text.ShouldBe("embedded:cryptominer");
    }

    [Fact]
    public void Two_tenants_in_the_environment_exclude_each_other()
    {
        _environment["QUELL_TENANT"] = "embedded";
        _environment["QUELL_MCP_CONFIG"] = "a.json";

        Refused(null).Why.ShouldContain("exclude each other");
    }

    [Fact]
    public void The_variable_of_the_standard_means_the_same_and_ours_comes_first()
    {
        _environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = "https://collector.example";
        Read(null).Of(SettingCatalog.TelemetryEndpoint)!.From.ShouldBe("OTEL_EXPORTER_OTLP_ENDPOINT");

        _environment["QUELL_TELEMETRY_ENDPOINT"] = "http://127.0.0.1:4318";
        Read(null).Of(SettingCatalog.TelemetryEndpoint)!.Text.ShouldBe("http://127.0.0.1:4318");
    }

    [Fact]
    public void A_path_of_the_file_may_begin_in_the_home_folder() =>
        Read("knowledge: ~/k\n").Of(SettingCatalog.Knowledge)!.Text.ShouldBe("/home/ada/k");

    [Fact]
    public void A_control_character_of_the_file_does_not_reach_the_screen() =>
        Refused("\"a\\e[2Jb\": 1").Why.ShouldNotContain('\u001b');

    private Settings.InForce Read(string? text) => Of(text).ShouldBeOfType<Settings.InForce>();

    private Runbook.Ports.Trouble Refused(string? text) => Of(text).ShouldBeOfType<Settings.NotUsable>().Trouble;

    private Settings Of(string? text) =>
        SettingsReader.Read(File, text, name => _environment.GetValueOrDefault(name), "/home/ada");
}
