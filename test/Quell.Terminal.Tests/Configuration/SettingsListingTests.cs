using Quell.Terminal.Configuration;

namespace Quell.Terminal.Tests.Configuration;

public sealed class SettingsListingTests
{
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);

    [Fact]
    public void Every_setting_is_listed_with_its_value_and_its_place()
    {
        _environment["QUELL_WATCH_POLLS"] = "3";

        var lines = Lines("watch:\n  interval: 5\n");

        SettingCatalog.All.ShouldAllBe(setting => lines.Any(line => line.StartsWith($"  {setting.Key} ")));
        Words(lines, "watch.interval").ShouldBe("watch.interval 5 file (/c.yaml:2)");
        Words(lines, "watch.polls").ShouldBe("watch.polls 3 environment (QUELL_WATCH_POLLS)");
        Words(lines, "timeouts.aws").ShouldBe("timeouts.aws 30 default");
        Words(lines, "mcp-config").ShouldBe("mcp-config not set default");
    }

    [Theory]
    [InlineData("SYSDIG_SECURE_API_TOKEN", "0123456789abcdef", "…cdef")]
    [InlineData("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG", "…DENG")]
    [InlineData("AWS_SESSION_TOKEN", "x9y8z7", "set, too short to show a part of")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer abcdefgh", "…efgh")]
    [InlineData("PAGERDUTY_ROUTING_KEY", "R0123456789ABCDEF", "…CDEF")]
    public void A_secret_is_shown_as_its_last_four_characters(string name, string value, string shown)
    {
        _environment[name] = value;

        var lines = Lines(null);

        Words(lines, name).ShouldBe($"{name} {shown}");
        string.Join('\n', lines).ShouldNotContain(value);
    }

    [Fact]
    public void Credentials_of_a_proxy_are_left_out()
    {
        _environment["HTTPS_PROXY"] = "http://ada:s3cret@proxy.example:3128";

        string.Join('\n', Lines(null)).ShouldNotContain("s3cret");
    }

    [Fact]
    public void A_variable_that_is_no_setting_is_said_to_be_none()
    {
        _environment["QUELL_WATCH_POLS"] = "3";

        Lines(null)[^1].ShouldBe("QUELL_WATCH_POLS is set and is no setting; did you mean QUELL_WATCH_POLLS?");
    }

    [Fact]
    public void Control_characters_are_escaped()
    {
        _environment["KUBECONFIG"] = "/a\u001b[2J";

        string.Join('\n', Lines(null)).ShouldNotContain('\u001b');
    }

    private string[] Lines(string? text) =>
        [
            .. SettingsListing.Lines(
                SettingsReader
                    .Read("/c.yaml", text, name => _environment.GetValueOrDefault(name), "/home/ada")
                    .ShouldBeOfType<Settings.InForce>(),
                _environment
            ),
        ];

    private static string Words(string[] lines, string name) =>
        string.Join(
            ' ',
            lines
                .Single(line => line.TrimStart().StartsWith(name + " ", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
}
