using Quell.Sysdig.Configuration;

namespace Quell.Adapters.Tests.Sysdig.Configuration;

public sealed class SysdigVariablesTests
{
    private const string Token = "0b7c-token";

    [Theory]
    [InlineData("https://secure.sysdig.com", "https://secure.sysdig.com/mcp/secure")]
    [InlineData("https://us2.app.sysdig.com/", "https://us2.app.sysdig.com/mcp/secure")]
    [InlineData("us2.app.sysdig.com", "https://us2.app.sysdig.com/mcp/secure")]
    [InlineData("https://app.us2.sysdig.com", "https://us2.app.sysdig.com/mcp/secure")]
    [InlineData("https://api.us2.sysdig.com", "https://us2.app.sysdig.com/mcp/secure")]
    [InlineData("https://us4.app.sysdig.com", "https://app.us4.sysdig.com/mcp/secure")]
    [InlineData("https://api.us1.sysdig.com", "https://secure.sysdig.com/mcp/secure")]
    [InlineData("https://EU1.app.sysdig.com/secure/#/events?last=600", "https://eu1.app.sysdig.com/mcp/secure")]
    [InlineData("https://app.xx9.sysdig.com", "https://app.xx9.sysdig.com/mcp/secure")]
    [InlineData("https://eu1.app.sysdig.com/mcp/secure", "https://eu1.app.sysdig.com/mcp/secure")]
    [InlineData("https://sysdig.corp.example:8443/tools/", "https://sysdig.corp.example:8443/tools/mcp/secure")]
    [InlineData("https://app.us2.sysdig.com.evil.example", "https://app.us2.sysdig.com.evil.example/mcp/secure")]
    [InlineData("http://127.0.0.1:8765", "http://127.0.0.1:8765/mcp/secure")]
    public void An_address_is_taken_in_the_forms_that_people_copy(string given, string expected) =>
        Found(("SYSDIG_SECURE_URL", given), ("SYSDIG_SECURE_API_TOKEN", Token)).Entry.Url.ToString().ShouldBe(expected);

    [Fact]
    public void The_token_goes_into_one_header_and_is_never_printed()
    {
        var found = Found(("SYSDIG_SECURE_URL", "us2.app.sysdig.com"), ("SYSDIG_SECURE_API_TOKEN", $" {Token} "));

        found.Entry.Headers.ShouldHaveSingleItem();
        found.Entry.Headers["Authorization"].ShouldBe($"Bearer {Token}");
        found.ToString().ShouldNotContain(Token);
    }

    [Theory]
    [InlineData("SYSDIG_MCP_API_HOST", "SYSDIG_MCP_API_TOKEN")]
    [InlineData("SYSDIG_HOST", "SYSDIG_API_TOKEN")]
    [InlineData("SECURE_BACKEND", "SECURE_API_TOKEN")]
    [InlineData("SDC_SECURE_URL", "SDC_SECURE_TOKEN")]
    public void Older_names_do_as_well_and_todays_win(string url, string token)
    {
        Found((url, "us2.app.sysdig.com"), (token, Token)).UrlVariable.ShouldBe(url);
        Found(
            (url, "us2.app.sysdig.com"),
            (token, Token),
            ("SYSDIG_SECURE_URL", "eu1.app.sysdig.com"),
            ("SYSDIG_SECURE_API_TOKEN", Token)
        )
            .Entry.Url.Host.ShouldBe("eu1.app.sysdig.com");
    }

    [Fact]
    public void An_address_and_a_token_of_two_families_are_never_put_together() =>
        Read(("SYSDIG_SECURE_URL", "us2.app.sysdig.com"), ("SDC_SECURE_TOKEN", Token))
            .ShouldBeOfType<SysdigVariablesReading.NotSet>()
            .Half.ShouldBe("SYSDIG_SECURE_URL is set without SYSDIG_SECURE_API_TOKEN");

    [Fact]
    public void A_token_alone_names_no_tenant() =>
        Read(("SYSDIG_SECURE_API_TOKEN", Token)).ShouldBe(new SysdigVariablesReading.NotSet(null));

    [Theory]
    [InlineData("http://us2.app.sysdig.com", "plain HTTP")]
    [InlineData("https://me:s3cr3t@us2.app.sysdig.com", "password")]
    [InlineData("ftp://us2.app.sysdig.com", "HTTPS")]
    [InlineData("https://", "no address")]
    [InlineData("not an address", "no address")]
    public void An_address_that_cannot_be_used_is_three_lines_without_a_secret(string given, string why)
    {
        var trouble = Read(("SYSDIG_SECURE_URL", given), ("SYSDIG_SECURE_API_TOKEN", Token))
            .ShouldBeOfType<SysdigVariablesReading.NotUsable>()
            .Trouble;

        trouble.Why.ShouldContain(why);
        $"{trouble}".ShouldNotContain("s3cr3t");
        $"{trouble}".ShouldNotContain(Token);
    }

    [Fact]
    public void A_token_of_two_lines_is_no_token_and_is_not_shown()
    {
        var trouble = Read(("SYSDIG_SECURE_URL", "us2.app.sysdig.com"), ("SYSDIG_SECURE_API_TOKEN", "abc\r\nHost: x"))
            .ShouldBeOfType<SysdigVariablesReading.NotUsable>()
            .Trouble;

        trouble.What.ShouldContain("SYSDIG_SECURE_API_TOKEN");
        $"{trouble}".ShouldNotContain("abc");
    }

    [Theory]
    [InlineData("SYSDIG_MCP_API_SKIP_TLS_VERIFICATION")]
    [InlineData("SKIP_TLS_VERIFICATION")]
    public void Skipping_the_check_of_certificates_is_refused(string name)
    {
        Read(("SYSDIG_SECURE_URL", "us2.app.sysdig.com"), ("SYSDIG_SECURE_API_TOKEN", Token), (name, "true"))
            .ShouldBeOfType<SysdigVariablesReading.NotUsable>()
            .Trouble.Why.ShouldContain(name);
        Found(("SYSDIG_SECURE_URL", "us2.app.sysdig.com"), ("SYSDIG_SECURE_API_TOKEN", Token), (name, "false"));
    }

    private static SysdigVariablesReading.Found Found(params (string Name, string Value)[] environment) =>
        Read(environment).ShouldBeOfType<SysdigVariablesReading.Found>();

    private static SysdigVariablesReading Read(params (string Name, string Value)[] environment) =>
        SysdigVariables.Read(name => environment.FirstOrDefault(pair => pair.Name == name).Value);
}
