using Quell.Runbook.Ports;
using Quell.Sysdig;
using Quell.Sysdig.Configuration;

namespace Quell.Adapters.Tests.Sysdig.Configuration;

public sealed class McpServersFileTests : IDisposable
{
    private static readonly Dictionary<string, string> s_environment = new(StringComparer.Ordinal)
    {
        ["TOKEN"] = "t0k3n",
        ["HOST"] = "https://us2.app.sysdig.com",
        ["EMPTY"] = "",
        ["NESTED"] = "${TOKEN}",
        ["YES"] = "true",
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("quell-mcp-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_entry_is_read_with_its_variables_expanded_once()
    {
        var found = Read(
                """
                {"mcpServers":{"other":{"command":"x"},"secure-mcp-server":{"type":"stdio","command":"${RUNNER:-npx}",
                 "args":["-y","@sysdig/secure-mcp-server","--host=${HOST}","$TOKEN","${NESTED}","${EMPTY:-fallback}","${EMPTY}"],
                 "env":{"SYSDIG_SECURE_API_TOKEN":"${TOKEN}","PORT":8080,"DEBUG":false},"cwd":"/srv"}}}
                """
            )
            .ShouldBeOfType<McpServersReading.Found>();

        var entry = found.Entry.ShouldBeOfType<McpEndpoint.Stdio>();
        entry.Name.ShouldBe("secure-mcp-server");
        entry.Command.ShouldBe("npx");
        entry.Args.ShouldBe([
            "-y",
            "@sysdig/secure-mcp-server",
            "--host=https://us2.app.sysdig.com",
            "$TOKEN",
            "${TOKEN}",
            "fallback",
            "",
        ]);
        entry.Env.ShouldBe(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["SYSDIG_SECURE_API_TOKEN"] = "t0k3n",
                ["PORT"] = "8080",
                ["DEBUG"] = "false",
            },
            ignoreOrder: true
        );
        entry.WorkingDirectory.ShouldBe("/srv");
        found.FileSha256.Length.ShouldBe(64);
        found.ToString().ShouldNotContain("t0k3n");
    }

    [Fact]
    [Trait("Guardrail", "G-22")]
    public void A_secret_that_a_variable_puts_among_the_arguments_is_sent_and_not_shown()
    {
        var entry = Read("""{"mcpServers":{"secure-mcp-server":{"command":"npx","args":["serve","${TOKEN}"]}}}""")
            .ShouldBeOfType<McpServersReading.Found>()
            .Entry.ShouldBeOfType<McpEndpoint.Stdio>();

        entry.Args.ShouldBe(["serve", "t0k3n"]);
        entry.How.ShouldBe("npx serve '${TOKEN}'");
        entry.ToString().ShouldNotContain("t0k3n");
    }

    [Theory]
    [InlineData(
        """{"mcpServers":{"secure-mcp-server":{"command":"x","args":["${SYSDIG_TOKEN_X}"]}}}""",
        "secure-mcp-server",
        "SYSDIG_TOKEN_X"
    )]
    [InlineData(
        """{"mcpServers":{"secure-mcp-server":{"command":"x","env":{"A":"${NOPE}"}}}}""",
        "secure-mcp-server",
        "NOPE"
    )]
    [InlineData(
        """{"mcpServers":{"secure-mcp-server":{"type":"http","url":"https://x/","headers":{"Authorization":"Bearer ${NOPE}"}}}}""",
        "needs a variable",
        "NOPE"
    )]
    [InlineData("""{"mcpServers":{"secure-mcp-server":{"type":"http"}}}""", "cannot be used", "no \"url\"")]
    [InlineData(
        """{"mcpServers":{"secure-mcp-server":{"type":"sse","command":"x"}}}""",
        "cannot be used",
        "\"command\""
    )]
    [InlineData("""{"mcpServers":{"secure-mcp-server":{"type":"ws","url":"https://x"}}}""", "cannot be used", "ws")]
    [InlineData(
        """{"mcpServers":{"secure-mcp-server":{"command":"x","url":"https://x"}}}""",
        "cannot be used",
        "one of the two"
    )]
    [InlineData(
        """{"mcpServers":{"secure-mcp-server":{"type":"stdio","command":"x","url":"https://x"}}}""",
        "cannot be used",
        "one of the two"
    )]
    [InlineData("""{"mcpServers":{"secure-mcp-server":{"url":"nowhere"}}}""", "cannot be used", "no address")]
    [InlineData("""{"mcpServers":{"secure-mcp-server":{"url":7}}}""", "cannot be used", "url")]
    [InlineData("""{"mcpServers":{"secure-mcp-server":{"url":"http://tenant.example/"}}}""", "not used", "plain HTTP")]
    [InlineData("""{"mcpServers":{"secure-mcp-server":{"url":"ftp://x/"}}}""", "not used", "HTTPS")]
    [InlineData("""{"mcpServers":{"secure-mcp-server":{"url":"https://me:pw@x/"}}}""", "not used", "password")]
    [InlineData(
        """{"mcpServers":{"secure-mcp-server":{"url":"https://x","headers":{"Host":"y"}}}}""",
        "cannot be used",
        "Host"
    )]
    [InlineData(
        """{"mcpServers":{"secure-mcp-server":{"url":"https://x","headers":{"Mcp-Session-Id":"y"}}}}""",
        "cannot be used",
        "Mcp-Session-Id"
    )]
    [InlineData(
        """{"mcpServers":{"secure-mcp-server":{"url":"https://x","headers":{"A b":"y"}}}}""",
        "cannot be used",
        "no name of a header"
    )]
    [InlineData(
        """{"mcpServers":{"secure-mcp-server":{"url":"https://x","headers":{"A":"y\r\nB: z"}}}}""",
        "cannot be used",
        "one line"
    )]
    [InlineData(
        """{"mcpServers":{"secure-mcp-server":{"url":"https://x","headers":{"A":1}}}}""",
        "cannot be used",
        "A"
    )]
    [InlineData(
        """{"mcpServers":{"secure-mcp-server":{"url":"https://x","headers":[]}}}""",
        "cannot be used",
        "headers"
    )]
    [InlineData(
        """{"mcpServers":{"secure-mcp-server":{"url":"https://x","env":{"SKIP_TLS_VERIFICATION":"1"}}}}""",
        "TLS",
        "SKIP_TLS_VERIFICATION"
    )]
    [InlineData("""{"mcpServers":{"one":{},"two":{}}}""", "secure-mcp-server", "one, two")]
    [InlineData("""{"mcpServers":{}}""", "secure-mcp-server", "none")]
    [InlineData("""{"servers":{}}""", "no MCP servers", "mcpServers")]
    [InlineData("""[]""", "no MCP servers", "mcpServers")]
    [InlineData("""{"mcpServers":{"secure-mcp-server":7}}""", "cannot be used", "not an object")]
    [InlineData("""{"mcpServers":{"secure-mcp-server":{}}}""", "cannot be used", "command")]
    [InlineData("""{"mcpServers":{"secure-mcp-server":{"command":7}}}""", "cannot be used", "command")]
    [InlineData("""{"mcpServers":{"secure-mcp-server":{"command":"x","args":"-y"}}}""", "cannot be used", "args")]
    [InlineData("""{"mcpServers":{"secure-mcp-server":{"command":"x","args":[1]}}}""", "cannot be used", "args")]
    [InlineData("""{"mcpServers":{"secure-mcp-server":{"command":"x","env":[]}}}""", "cannot be used", "env")]
    [InlineData("""{"mcpServers":{"secure-mcp-server":{"command":"x","env":{"A":{}}}}}""", "cannot be used", "A")]
    [InlineData(
        """{"mcpServers":{"secure-mcp-server":{"command":"x","env":{"SYSDIG_MCP_API_SKIP_TLS_VERIFICATION":"true"}}}}""",
        "TLS",
        "SKIP_TLS_VERIFICATION"
    )]
    [InlineData(
        """{"mcpServers":{"secure-mcp-server":{"command":"x","env":{"SYSDIG_MCP_API_SKIP_TLS_VERIFICATION":"${YES}"}}}}""",
        "TLS",
        "SKIP_TLS_VERIFICATION"
    )]
    [InlineData(
        """{"mcpServers":{"secure-mcp-server":{"command":"x","env":{"NODE_TLS_REJECT_UNAUTHORIZED":"0"}}}}""",
        "TLS",
        "NODE_TLS"
    )]
    public void What_cannot_be_used_is_three_lines(string json, string what, string why)
    {
        var trouble = Trouble(Read(json));

        trouble.What.ShouldContain(what);
        trouble.Why.ShouldContain(why);
        trouble.Fix.ShouldNotBeEmpty();
        $"{trouble.What}{trouble.Why}{trouble.Fix}".ShouldNotContain('\n');
    }

    [Theory]
    [InlineData("""{"url":"https://us2.app.sysdig.com/mcp/secure","headers":HEADERS}""", false)]
    [InlineData("""{"type":"http","url":"${HOST}/mcp/secure","headers":HEADERS}""", false)]
    [InlineData(
        """{"type":"streamable-http","url":"https://us2.app.sysdig.com/mcp/secure","headers":HEADERS}""",
        false
    )]
    [InlineData("""{"type":"sse","url":"https://us2.app.sysdig.com/mcp/secure","headers":HEADERS}""", true)]
    public void An_entry_over_http_is_read_and_never_printed_with_its_token(string entry, bool oldEvents)
    {
        var found = Read(
                """{"mcpServers":{"secure-mcp-server":ENTRY}}"""
                    .Replace("ENTRY", entry, StringComparison.Ordinal)
                    .Replace("HEADERS", """{"Authorization":"Bearer ${TOKEN}"}""", StringComparison.Ordinal)
            )
            .ShouldBeOfType<McpServersReading.Found>();

        var http = found.Entry.ShouldBeOfType<McpEndpoint.Http>();
        http.Url.ShouldBe(new Uri("https://us2.app.sysdig.com/mcp/secure"));
        http.Headers["authorization"].ShouldBe("Bearer t0k3n");
        http.OldEvents.ShouldBe(oldEvents);
        found.ToString().ShouldNotContain("t0k3n");
        string.Join('\n', found.Preview.Lines).ShouldNotContain("t0k3n");
    }

    [Fact]
    public void A_preview_shows_the_Jira_server_that_comes_with_the_file()
    {
        var found = Read(
                """{"mcpServers":{"secure-mcp-server":{"command":"sysdig-mcp"},"atlassian":{"command":"jira-mcp","args":["--quiet"],"env":{"TOKEN":"t0k3n"}}}}"""
            )
            .ShouldBeOfType<McpServersReading.Found>();

        found.Preview.Lines.ShouldContain("  It starts: jira-mcp");
        string.Join('\n', found.Preview.Lines).ShouldNotContain("t0k3n");
    }

    [Fact]
    public void Plain_http_reaches_this_machine() =>
        Read("""{"mcpServers":{"secure-mcp-server":{"url":"http://127.0.0.1:8765/mcp/secure"}}}""")
            .ShouldBeOfType<McpServersReading.Found>();

    [Fact]
    public void Tls_verification_that_is_not_skipped_is_fine() =>
        Read(
                """{"mcpServers":{"secure-mcp-server":{"command":"x","env":{"SYSDIG_MCP_API_SKIP_TLS_VERIFICATION":"false"}}}}"""
            )
            .ShouldBeOfType<McpServersReading.Found>();

    [Fact]
    public void Malformed_json_is_told_by_line_and_column() =>
        Trouble(Read("{\n  \"mcpServers\": {,\n}}")).Why.ShouldStartWith("Line 2, column 18:");

    [Fact]
    public void A_missing_a_huge_and_an_unreadable_file_are_told()
    {
        Trouble(McpServersFile.Read(Path.Combine(_folder, "none.json"), Variable)).Why.ShouldContain("does not exist");
        Trouble(McpServersFile.Read(_folder, Variable)).ShouldNotBeNull();
        Trouble(McpServersFile.Read("\0", Variable)).ShouldNotBeNull();
        Trouble(Read(new string(' ', 1024 * 1024 + 1))).Why.ShouldContain("bytes");
    }

    [Fact]
    public void Hostile_names_are_shown_escaped() =>
        Trouble(Read("""{"mcpServers":{"\u001b[31mred\u202e":{}}}""")).Why.ShouldNotContain('\u001b');

    private static string? Variable(string name) => s_environment.GetValueOrDefault(name);

    private static Trouble Trouble(McpServersReading reading) =>
        reading.ShouldBeOfType<McpServersReading.NotUsable>().Trouble;

    private McpServersReading Read(string json)
    {
        var path = Path.Combine(_folder, "mcp.json");
        File.WriteAllText(path, json);
        return McpServersFile.Read(path, Variable);
    }
}
