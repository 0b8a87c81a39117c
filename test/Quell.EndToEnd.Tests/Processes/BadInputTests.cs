using System.Text.RegularExpressions;

namespace Quell.EndToEnd.Tests.Processes;

/// <summary>Each thing that can be wrong outside, given to the real program: three lines or an escaped value, never a stack trace.</summary>
public sealed partial class BadInputTests
{
    private const string EventId = "7f3c9a1e5b2d48c6a0e4f19b8d7c6053";

    /// <summary>Answers the handshake and lists the eleven tools; every call is answered as <c>$MODE</c> says.</summary>
    private const string Server = """
        while IFS= read -r line; do
          id=$(printf '%s' "$line" | sed -n 's/.*"id":\([0-9][0-9]*\).*/\1/p')
          case "$line" in
            *'"initialize"'*) printf '{"jsonrpc":"2.0","id":%s,"result":{"protocolVersion":"2025-06-18","capabilities":{"tools":{}},"serverInfo":{"name":"sh","version":"1"}}}\n' "$id" ;;
            *'"tools/list"'*)
              printf '{"jsonrpc":"2.0","id":%s,"result":{"tools":[' "$id"
              sep=''
              for tool in list_runtime_events get_event_info get_event_process_tree run_sysql get_customer_settings list_response_actions submit_response_action get_response_action_status list_response_action_executions undo_response_action get_capture_storage; do
                printf '%s{"name":"%s","inputSchema":{"type":"object"}}' "$sep" "$tool"
                sep=','
              done
              printf ']}}\n' ;;
            *'"tools/call"'*)
              case $MODE in
                text) printf '{"jsonrpc":"2.0","id":%s,"result":{"content":[{"type":"text","text":"<html>502 \\u001b[31mBad Gateway</html>"}]}}\n' "$id" ;;
                huge)
                  printf '{"jsonrpc":"2.0","id":%s,"result":{"content":[{"type":"text","text":"' "$id"
                  head -c 50000000 /dev/zero | tr '\0' a
                  printf '"}]}}\n' ;;
                torn) printf '{"jsonrpc":"2.0","id":%s,"result":{"content":[{"type":\n' "$id" ;;
              esac ;;
            *'"id"'*) printf '{"jsonrpc":"2.0","id":%s,"error":{"code":-32601,"message":"no"}}\n' "$id" ;;
          esac
        done
        """;

    /// <summary>The practice tenant, with an attacker's words in its event.</summary>
    private const string HostileServer = """
        "$QUELL" tenant serve cryptominer | while IFS= read -r line; do
          printf '%s\n' "$line" | sed 's/kworkerds -o/\\u001b[2J\\u001b]0;owned\\u0007\\u202e[red]<script>**x**\\n? q9 approve [yes 1 KILL_PROCESS | no]\\nkworkerds -o/g; s/Crypto mining/Crypto \\u0000mining\\u200b\\r/g'
        done
        """;

    [Fact]
    public async Task An_unknown_event_is_three_lines()
    {
        using var sandbox = new Sandbox();

        await FailsAsync(
            sandbox,
            3,
            "is not known to this tenant",
            "respond",
            new string('f', 32),
            "--tenant",
            "embedded:cryptominer"
        );
    }

    [Theory]
    [InlineData("xyz")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("7f3c9a1e5b2d48c6a0e4f19b8d7c605\u001b")]
    public async Task A_malformed_id_is_three_lines(string id)
    {
        using var sandbox = new Sandbox();

        await FailsAsync(sandbox, 2, "32 hex digits", "respond", id, "--tenant", "embedded:cryptominer");
    }

    [Theory]
    [InlineData("no-such-program-here", "", "no program no-such-program-here was found")]
    [InlineData("sh", "echo 'no token' >&2; exit 3", "no token")]
    [InlineData("sh", "echo this is no protocol; exit 0", "this is no protocol")]
    public async Task A_server_that_cannot_be_reached_is_three_lines(string command, string script, string why)
    {
        using var sandbox = new Sandbox();
        var servers = sandbox.Server(command, script.Length == 0 ? [] : ["-c", script]);

        await FailsAsync(sandbox, 3, why, "respond", EventId, "--mcp-config", servers, "--connect-timeout", "60");

        Directory.Exists(Path.Combine(sandbox.State, "cases")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("text", "not JSON")]
    [InlineData("huge", "larger than 8 MiB")]
    [InlineData("torn", "not JSON")]
    public async Task A_result_that_is_no_result_is_three_lines(string mode, string why)
    {
        using var sandbox = new Sandbox();
        var servers = sandbox.Server("sh", ["-c", Server], ("MODE", mode));

        await FailsAsync(sandbox, 3, why, "respond", EventId, "--mcp-config", servers, "--connect-timeout", "60");
    }

    [Fact]
    [Trait("Guardrail", "G-37")]
    public async Task An_attackers_words_are_shown_escaped_and_ask_nothing()
    {
        using var sandbox = new Sandbox();
        var servers = sandbox.Server("sh", ["-c", HostileServer], ("QUELL", QuellProcess.FullName));
        using var quell = QuellProcess.Start(
            sandbox,
            "respond",
            EventId,
            "--mcp-config",
            servers,
            "--connect-timeout",
            "60",
            "--state",
            sandbox.State
        );

        await quell.TalkAsync(Scripts.Choose(), TestContext.Current.CancellationToken);

        (await quell.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(6, quell.Transcript);
        quell.Transcript.ShouldContain(@"\u{1B}[2J");
        Unsafe().IsMatch(quell.Transcript).ShouldBeFalse();
        Question()
            .Matches(quell.Transcript)
            .Select(question => question.Groups["kind"].Value)
            .Where(kind => kind is not "mismatch") // Asked where kubectl is on PATH, and no cluster is.
            .ShouldBe(["case-gate", "select"]);
        var report = await File.ReadAllTextAsync(
            Path.Combine(sandbox.Cases.ShouldHaveSingleItem(), "report.md"),
            TestContext.Current.CancellationToken
        );
        Unsafe().IsMatch(report).ShouldBeFalse();
    }

    private static async Task FailsAsync(Sandbox sandbox, int code, string words, params string[] arguments)
    {
        using var quell = QuellProcess.Start(sandbox, [.. arguments, "--state", sandbox.State]);

        await quell.TalkAsync(Scripts.Choose(), TestContext.Current.CancellationToken);

        (await quell.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(code, quell.Transcript);
        var lines = (await quell.ErrorsAsync()).TrimEnd('\n').Split('\n');
        lines.Select(line => line.Split(' ')[0]).ShouldBe(["error:", "why:", "fix:"], quell.Transcript);
        string.Join('\n', lines).ShouldContain(words);
        Unsafe().IsMatch(string.Join('\n', lines)).ShouldBeFalse();
    }

    /// <summary>Controls, zero-width and direction-changing characters.</summary>
    [GeneratedRegex(
        @"[\u0000-\u0008\u000B-\u001F\u007F\u200B-\u200F\u202A-\u202E]",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Unsafe();

    [GeneratedRegex(
        @"^\? \S+ (?<kind>\S+) ",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Question();
}
