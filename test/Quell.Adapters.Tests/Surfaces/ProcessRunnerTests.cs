using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Quell.Runbook.Ports;
using Quell.Surfaces;

namespace Quell.Adapters.Tests.Surfaces;

/// <summary>The runner with real programs that play a script.</summary>
public sealed class ProcessRunnerTests : IDisposable
{
    private readonly FakePrograms _fake = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _fake.Dispose();

    [Fact]
    public async Task Arguments_arrive_one_by_one_as_they_stand()
    {
        string[] arguments = ["get", "a b", "it's", "$HOME", "*", "", "; rm -rf /", "\"q\""];

        using var told = await ReportAsync(arguments);

        told.RootElement.GetProperty("arguments").EnumerateArray().Select(one => one.GetString()).ShouldBe(arguments);
    }

    [Fact]
    public async Task The_program_sees_only_what_is_on_the_list()
    {
        foreach (
            var (name, value) in new[]
            {
                ("AWS_PROFILE", "prod"),
                ("CLOUDSDK_CONFIG", "/c"),
                ("AZURE_CONFIG_DIR", "/a"),
                ("HTTPS_PROXY", "http://proxy:3128"),
                ("SSL_CERT_FILE", "/ca.pem"),
                ("SYSDIG_MCP_API_TOKEN", "secret"),
                ("PAGERDUTY_ROUTING_KEY", "secret"),
                ("JIRA_API_TOKEN", "secret"),
                ("LD_PRELOAD", "/tmp/evil.so"),
                ("LD_LIBRARY_PATH", "/tmp"),
                ("PYTHONSTARTUP", "/tmp/x.py"),
                ("KUBECTL_EXTERNAL_DIFF", "evil"),
                ("KUBECTL_KUBERC", "true"),
                ("AWS_PAGER", "less"),
            }
        )
        {
            _fake.Variables[name] = value;
        }
        _fake.Variables["KUBECONFIG"] = "conf/one:/etc/two";

        using var told = await ReportAsync("get");

        var seen = told
            .RootElement.GetProperty("environment")
            .EnumerateObject()
            .ToDictionary(one => one.Name, one => one.Value.GetString());
        foreach (var ours in new[] { "DOTNET_ROOT", "PWD", "SHLVL", "_" })
        {
            seen.Remove(ours);
        }
        seen.Keys.ShouldBe(
            [
                "AWS_PAGER",
                "AWS_PROFILE",
                "AZURE_CONFIG_DIR",
                "CLOUDSDK_CONFIG",
                "HOME",
                "HTTPS_PROXY",
                "KUBECONFIG",
                "KUBECTL_KUBERC",
                "LANG",
                "PATH",
                "SSL_CERT_FILE",
            ],
            ignoreOrder: true
        );
        seen["KUBECTL_KUBERC"].ShouldBe("false");
        seen["AWS_PAGER"].ShouldBe("");
        seen["KUBECONFIG"].ShouldBe("/var/conf/one:/etc/two");
    }

    [Fact]
    public async Task It_runs_in_the_root_folder_with_an_empty_input()
    {
        using var told = await ReportAsync("get");

        told.RootElement.GetProperty("folder").GetString().ShouldBe("/");
        told.RootElement.GetProperty("input").GetInt32().ShouldBe(-1);
    }

    [Fact]
    public async Task It_leads_a_session_of_its_own()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "setsid is Linux's");

        using var told = await ReportAsync("get");

        told.RootElement.GetProperty("session").GetInt32().ShouldBe(told.RootElement.GetProperty("process").GetInt32());
    }

    [Fact]
    public async Task Code_output_and_error_are_kept_and_secrets_are_taken_out_of_the_error()
    {
        _fake.Plays(
            new JsonObject
            {
                ["stdout"] = "out",
                ["stderr"] = "error: bad token=abcdef0123456789",
                ["code"] = 3,
            }
        );

        var exited = (await RunAsync("get")).ShouldBeOfType<ProgramOutcome.Exited>();

        exited.Code.ShouldBe(3);
        Encoding.UTF8.GetString(exited.Output.Span).ShouldBe("out");
        exited.Error.ShouldStartWith("error: bad token=");
        exited.Error.ShouldNotContain("abcdef0123456789");
    }

    [Fact]
    public async Task A_long_error_is_kept_in_part_and_holds_nobody_up()
    {
        _fake.Plays(new JsonObject { ["stderr"] = new string('e', 1_000_000), ["stdout"] = "done" });

        var exited = (await RunAsync("get")).ShouldBeOfType<ProgramOutcome.Exited>();

        exited.Error.Length.ShouldBeLessThan(20_000);
        Encoding.UTF8.GetString(exited.Output.Span).ShouldBe("done");
    }

    [Fact]
    public async Task More_output_than_may_be_kept_ends_the_program()
    {
        _fake.Plays(new JsonObject { ["stdout"] = new string('x', 10_000), ["times"] = 100_000 });

        (await RunAsync("get", most: 1_000_000)).ShouldBe(new ProgramOutcome.TooMuch(1_000_000));
    }

    [Fact]
    public async Task Exactly_as_much_output_as_may_be_kept_is_kept()
    {
        _fake.Plays(new JsonObject { ["stdout"] = new string('x', 10_000), ["times"] = 10 });

        (await RunAsync("get", most: 100_000)).ShouldBeOfType<ProgramOutcome.Exited>().Output.Length.ShouldBe(100_000);
    }

    [Fact]
    public async Task When_its_time_is_up_it_is_ended_with_what_it_started()
    {
        _fake.Plays(new JsonObject { ["forks"] = true, ["delay_ms"] = 300_000 });
        var watch = Stopwatch.StartNew();

        (await RunAsync("get", timeout: TimeSpan.FromSeconds(3)))
            .ShouldBeOfType<ProgramOutcome.TimedOut>()
            .After.ShouldBe(TimeSpan.FromSeconds(3));

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        Sleeping().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_it_leaves_behind_with_its_output_open_is_not_waited_for_and_ended()
    {
        _fake.Plays(new JsonObject { ["forks"] = true, ["stdout"] = "done" });

        var exited = (await RunAsync("get", timeout: TimeSpan.FromSeconds(60))).ShouldBeOfType<ProgramOutcome.Exited>();

        Encoding.UTF8.GetString(exited.Output.Span).ShouldEndWith("done");
        Sleeping().ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancelling_ends_it_and_is_no_outcome()
    {
        _fake.Plays(new JsonObject { ["forks"] = true, ["delay_ms"] = 300_000 });
        using var cancelled = new CancellationTokenSource(TimeSpan.FromSeconds(2));

        await Should.ThrowAsync<OperationCanceledException>(async () =>
            await _fake
                .Runner()
                .RunAsync(new ProgramRun("kubectl", ["get"], TimeSpan.FromSeconds(60), 1000), cancelled.Token)
        );

        Sleeping().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_not_started()
    {
        File.Delete(Path.Combine(_fake.Bin, "aws"));
        _fake.Variables["PATH"] = _fake.Bin;

        (await RunAsync("sts", program: "aws"))
            .ShouldBeOfType<ProgramOutcome.NotStarted>()
            .Why.ShouldContain("no program aws was found on PATH");
    }

    [Theory]
    [InlineData("sh")]
    [InlineData("/bin/sh")]
    [InlineData("setsid")]
    public async Task No_other_program_is_started(string program) =>
        (await RunAsync("-c", program: program)).ShouldBeOfType<ProgramOutcome.NotStarted>();

    [Fact]
    public async Task A_program_of_the_current_folder_is_not_the_one_that_is_run()
    {
        _fake.Plays(new JsonObject { ["reports"] = true });
        _fake.CurrentFolder = _fake.Bin;
        _fake.Variables["PATH"] = $".:{_fake.Bin}:bin";

        (await RunAsync("get")).ShouldBeOfType<ProgramOutcome.NotStarted>();
    }

    [Fact]
    public void The_file_behind_a_name_is_looked_up_once()
    {
        var runner = _fake.Runner();
        var before = runner.PathOf("kubectl");
        File.Delete(Path.Combine(_fake.Bin, "kubectl"));

        before.ShouldBe(Path.Combine(_fake.Bin, "kubectl"));
        runner.PathOf("kubectl").ShouldBe(before);
    }

    [Theory]
    [InlineData(UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.GroupWrite)]
    public async Task A_kubeconfig_that_others_may_write_is_refused(UnixFileMode wide)
    {
        _fake.Plays(new JsonObject { ["stdout"] = "ran" });
        var path = Kubeconfig(UnixFileMode.UserRead | UnixFileMode.UserWrite | wide);

        (await RunAsync("get")).ShouldBeOfType<ProgramOutcome.NotStarted>().Why.ShouldContain("others may write it");
        (await RunAsync("sts", program: "aws")).ShouldBeOfType<ProgramOutcome.Exited>();

        SetMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await RunAsync("get")).ShouldBeOfType<ProgramOutcome.Exited>();
    }

    [Fact]
    public async Task A_kubeconfig_of_another_user_is_refused()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess,
            "only root can give a file away"
        );
        _fake.Plays(new JsonObject { ["stdout"] = "ran" });
        var path = Kubeconfig(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using (var chown = Process.Start("chown", ["65534", path]))
        {
            await chown.WaitForExitAsync(Token);
        }

        (await RunAsync("get"))
            .ShouldBeOfType<ProgramOutcome.NotStarted>()
            .Why.ShouldContain("belongs to another user");
    }

    private string Kubeconfig(UnixFileMode mode)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_fake.Home, ".kube")).FullName, "config");
        File.WriteAllText(path, "apiVersion: v1\n");
        SetMode(path, mode);
        return path;
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    private async Task<JsonDocument> ReportAsync(params string[] arguments)
    {
        _fake.Plays(new JsonObject { ["reports"] = true });
        var run = new ProgramRun("kubectl", [.. arguments], TimeSpan.FromSeconds(30), 1_000_000);
        var exited = (await _fake.Runner().RunAsync(run, Token)).ShouldBeOfType<ProgramOutcome.Exited>();
        return JsonDocument.Parse(exited.Output);
    }

    private ValueTask<ProgramOutcome> RunAsync(
        string argument,
        long most = 10_000_000,
        TimeSpan? timeout = null,
        string program = "kubectl"
    ) => _fake.Runner().RunAsync(new ProgramRun(program, [argument], timeout ?? TimeSpan.FromSeconds(30), most), Token);

    /// <summary>What the fake started and is still there: sleeps whose environment names this test's home.</summary>
    private List<string> Sleeping()
    {
        if (!OperatingSystem.IsLinux())
        {
            return [];
        }
        var own = $"HOME={_fake.Home}\0";
        return
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Where(folder => int.TryParse(Path.GetFileName(folder), out _))
                .Where(folder =>
                    Read(folder, "environ").Contains(own, StringComparison.Ordinal)
                    && !Read(folder, "stat").Contains(") Z ", StringComparison.Ordinal)
                ),
        ];
    }

    private static string Read(string folder, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ""; // It ended while we looked.
        }
    }
}
