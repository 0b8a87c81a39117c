#pragma warning disable CA1416 // The servers of these tests are shell scripts.
using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Sysdig;
using Quell.Sysdig.Wire;

namespace Quell.Adapters.Tests.Sysdig.Wire;

/// <summary>With real processes: small shell scripts.</summary>
public sealed class ServerLauncherTests : IDisposable
{
    // Answers every request by its method; ids of the library are numbers.
    private const string Server = """
        #!/bin/sh
        while IFS= read -r line; do
          id=$(printf '%s' "$line" | sed -n 's/.*"id":\([0-9][0-9]*\).*/\1/p')
          case "$line" in
            *'"initialize"'*) printf '{"jsonrpc":"2.0","id":%s,"result":{"protocolVersion":"2025-06-18","capabilities":{"tools":{}},"serverInfo":{"name":"sh","version":"1"}}}\n' "$id" ;;
            *'"tools/list"'*) printf '{"jsonrpc":"2.0","id":%s,"result":{"tools":[]}}\n' "$id" ;;
            *'"tools/call"'*) CALL ;;
            *'"id"'*) printf '{"jsonrpc":"2.0","id":%s,"error":{"code":-32601,"message":"no"}}\n' "$id" ;;
          esac
        done
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("quell-server-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_server_gets_the_variables_of_its_entry_and_nothing_that_it_does_not_need()
    {
        Environment.SetEnvironmentVariable("QUELL_TEST_SECRET", "s3cr3t");
        Environment.SetEnvironmentVariable("SYSDIG_SECURE_API_TOKEN", "of another tool");
        try
        {
            var (server, why) = ServerLauncher.Start(
                Endpoint("env", [], ("SYSDIG_HOST", "https://x"), ("LANG", "C.UTF-8"))
            );
            await using var launched = server.ShouldNotBeNull(why);
            using var reader = new StreamReader(launched.Output);
            var lines = (await reader.ReadToEndAsync(Given.Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

            lines.ShouldContain(line => line == "SYSDIG_HOST=https://x");
            lines.ShouldContain(line => line == "LANG=C.UTF-8");
            lines.ShouldContain(line => line.StartsWith("PATH=", StringComparison.Ordinal));
            lines.ShouldNotContain(line => line.Contains("s3cr3t", StringComparison.Ordinal));
            lines.ShouldNotContain(line => line.StartsWith("SYSDIG_SECURE_API_TOKEN", StringComparison.Ordinal));
            lines.ShouldNotContain(line => line.StartsWith("DOTNET", StringComparison.Ordinal));
        }
        finally
        {
            Environment.SetEnvironmentVariable("QUELL_TEST_SECRET", null);
            Environment.SetEnvironmentVariable("SYSDIG_SECURE_API_TOKEN", null);
        }
    }

    [Fact]
    public void A_bare_name_is_never_found_in_the_working_folder()
    {
        Script("innocent", "#!/bin/sh\n");

        var (server, why) = ServerLauncher.Start(
            Endpoint("innocent", [], ("PATH", "relative:.:")) with
            {
                WorkingDirectory = _folder,
            }
        );

        server.ShouldBeNull();
        why.ShouldContain("innocent");
    }

    [Fact]
    public async Task A_program_that_does_not_exist_is_unreachable()
    {
        await using var surface = new SysdigSurface(Endpoint("/nowhere/at-all", []));

        var answer = await surface.ReadAsync(Given.Handshake(), Given.Token);

        answer.Outcome.ShouldBeOfType<CallOutcome.Unreachable>().Why.ShouldContain("/nowhere/at-all");
    }

    [Fact]
    public async Task A_server_that_ends_at_once_is_explained_by_its_code_and_its_redacted_stderr()
    {
        var path = Script("dies", "#!/bin/sh\necho 'cannot start: API_TOKEN=s3cr3tvalue \u001b[31m' >&2\nexit 3\n");
        await using var surface = new SysdigSurface(Endpoint(path, []));

        var answer = await surface.ReadAsync(Given.Handshake(), Given.Token);

        var why = answer.Outcome.ShouldBeOfType<CallOutcome.Unreachable>().Why;
        why.ShouldContain("code 3");
        why.ShouldContain("cannot start");
        why.ShouldNotContain("s3cr3tvalue");
        why.ShouldNotContain('\u001b');
    }

    [Fact]
    public async Task A_server_that_ends_because_of_its_token_is_not_authenticated()
    {
        var path = Script("locked", "#!/bin/sh\necho 'error: 401 Unauthorized' >&2\nexit 1\n");
        await using var surface = new SysdigSurface(Endpoint(path, []));

        var answer = await surface.ReadAsync(Given.Handshake(), Given.Token);

        answer.Outcome.ShouldBeOfType<CallOutcome.Refused>().Refusal.Kind.ShouldBe(RefusalKind.NotAuthenticated);
    }

    [Fact]
    public async Task A_program_that_speaks_something_else_is_explained_by_what_it_wrote()
    {
        var path = Script("chatty", "#!/bin/sh\necho 'Welcome to Foo 2.0'\nsleep 600\n");
        await using var surface = new SysdigSurface(
            Endpoint(path, []),
            SysdigOptions.Default with
            {
                ConnectTimeout = TimeSpan.FromMilliseconds(600),
            }
        );

        var answer = await surface.ReadAsync(Given.Handshake(), Given.Token);

        answer.Outcome.ShouldBeOfType<CallOutcome.Unreachable>().Why.ShouldContain("Welcome to Foo 2.0");
    }

    [Fact]
    public async Task Much_stderr_neither_blocks_the_server_nor_is_kept()
    {
        var path = Script("loud", "#!/bin/sh\nhead -c 3000000 /dev/zero | tr '\\0' x >&2\necho end >&2\n");
        var (server, why) = ServerLauncher.Start(Endpoint(path, []));
        await using var launched = server.ShouldNotBeNull(why);

        (await launched.EndedAsync(TimeSpan.FromSeconds(20))).ShouldBe("it ended with code 0");

        launched.Stderr.Text().Length.ShouldBe(8192);
        launched.Stderr.Text().ShouldEndWith("end\n");
        launched.Stderr.Shown().Length.ShouldBeLessThan(500);
    }

    [Fact]
    public async Task A_server_and_what_it_started_end_with_the_surface()
    {
        var pidFile = Path.Combine(_folder, "child");
        var path = Script("parent", $"#!/bin/sh\nsleep 600 &\necho $! > {pidFile}\n" + Body("exit 0"));
        var surface = new SysdigSurface(Endpoint(path, []));
        (await surface.ReadAsync(Given.Handshake(), Given.Token)).Outcome.ShouldBeOfType<CallOutcome.Answered>();
        var pid = (await File.ReadAllTextAsync(pidFile, Given.Token)).Trim();
        IsRunning(pid).ShouldBeTrue();

        await surface.DisposeAsync();

        await Eventually.BecomesAsync(() => Task.FromResult(!IsRunning(pid)));
    }

    [Fact]
    public async Task A_read_that_loses_its_server_starts_it_again_and_is_asked_once_more()
    {
        var mark = Path.Combine(_folder, "mark");
        var path = Script(
            "flaky",
            "#!/bin/sh\n"
                + Body(
                    $"if [ -e {mark} ]; then printf '{{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":{{\"content\":[],\"structuredContent\":{{\"items\":[]}}}}}}\\n' \"$id\"; else : > {mark}; exit 1; fi"
                )
        );
        await using var surface = new SysdigSurface(Endpoint(path, []));

        var answer = await surface.ReadAsync(Given.Tool("run_sysql"), Given.Token);

        answer.Outcome.ShouldBeOfType<CallOutcome.Answered>();
        File.Exists(mark).ShouldBeTrue();
        answer.Launches.ShouldBe([new ServerLaunch(path, Again: false), new ServerLaunch(path, Again: true)]);
        (await surface.ReadAsync(Given.Tool("run_sysql"), Given.Token)).Launches.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_write_that_loses_its_server_is_never_sent_again()
    {
        var log = Path.Combine(_folder, "log");
        var path = Script("dying", "#!/bin/sh\n" + Body($"echo call >> {log}; exit 1"));
        await using var surface = new SysdigSurface(Endpoint(path, []));
        await surface.ReadAsync(Given.Handshake(), Given.Token);

        var answer = await surface.WriteAsync(Given.Order("submit_response_action"), Given.Token);

        answer.Outcome.ShouldBeOfType<CallOutcome.NoReply>().Why.ShouldContain("code 1");
        (await File.ReadAllLinesAsync(log, Given.Token)).Length.ShouldBe(1);
    }

    [Fact]
    public void An_entry_is_printed_without_the_values_of_its_variables()
    {
        var endpoint = Endpoint("npx", ["--token=s3cr3tvalue"], ("TOKEN", "t0k3n"));

        endpoint.ToString().ShouldContain("TOKEN");
        endpoint.ToString().ShouldNotContain("t0k3n");
        endpoint.How.ShouldNotContain("s3cr3tvalue");
    }

    private static string Body(string onCall) =>
        Server["#!/bin/sh\n".Length..].Replace("CALL", onCall, StringComparison.Ordinal);

    private static bool IsRunning(string pid)
    {
        var stat = $"/proc/{pid}/stat";
        try
        {
            return File.Exists(stat) && !File.ReadAllText(stat).Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static McpEndpoint.Stdio Endpoint(
        string command,
        ImmutableArray<string> args,
        params (string Name, string Value)[] env
    ) =>
        new(
            command,
            args,
            env.ToImmutableSortedDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal)
        );

    private string Script(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
