using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Events;
using Quell.Terminal.Tests.Verbs;
using Quell.Terminal.Verbs;

namespace Quell.Terminal.Tests;

public sealed class CommandLineTests
{
    private const string Id = "18c3a0b5d7e94f2a8b6c1d0e9f3a5b7c";

    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Fact]
    public async Task Respond_alone_means_ask_for_the_event_and_watch_thirty_seconds_ten_times()
    {
        var options = await Started<RespondOptions>("respond");

        options.Event.ShouldBeNull();
        options.Tenant.Tenant.ShouldBe(new TenantChoice.Unsaid());
        options.Tenant.Surfaces.ShouldBeNull();
        options.WatchInterval.ShouldBe(TimeSpan.FromSeconds(30));
        options.WatchPolls.ShouldBe(10);
        options.New.ShouldBeFalse();
        options.Plain.ShouldBeFalse();
        options.State.ShouldBeNull();
        options.Handoff.ShouldBeNull();
    }

    [Fact]
    public async Task Respond_takes_every_one_of_its_options()
    {
        var options = await Started<RespondOptions>(
            $"respond {Id} --tenant embedded:cryptominer --surfaces real --handoff sysdig-runtime-investigate --new --plain --state /tmp/cases --watch-interval 1 --watch-polls 60"
        );

        EventId.TryParse(Id, out var id).ShouldBeTrue();
        options.Event.ShouldBe(id);
        options.Tenant.Tenant.ShouldBe(new TenantChoice.Embedded("cryptominer"));
        options.Tenant.Surfaces.ShouldBe(SurfaceChoice.Real);
        options.Handoff.ShouldBe("sysdig-runtime-investigate");
        options.New.ShouldBeTrue();
        options.Plain.ShouldBeTrue();
        options.State.ShouldBe("/tmp/cases");
        options.WatchInterval.ShouldBe(TimeSpan.FromSeconds(1));
        options.WatchPolls.ShouldBe(60);
    }

    [Fact]
    public async Task Plan_reads_the_tenant_alone_unless_other_surfaces_are_authorised()
    {
        (await Started<PlanOptions>("plan")).AuthorizedReads.ShouldBeEmpty();
        (await Started<PlanOptions>("plan --authorize-read aws")).AuthorizedReads.ShouldBe([Surface.Aws]);

        var options = await Started<PlanOptions>(
            $"plan {Id} --tenant embedded:cryptominer --authorize-read kubectl,aws --json --plain"
        );

        EventId.TryParse(Id, out var id).ShouldBeTrue();
        options.Event.ShouldBe(id);
        options.Tenant.Tenant.ShouldBe(new TenantChoice.Embedded("cryptominer"));
        options.AuthorizedReads.ShouldBe([Surface.Kubectl, Surface.Aws]);
        options.Json.ShouldBeTrue();
        options.Plain.ShouldBeTrue();
    }

    [Fact]
    public async Task Undo_takes_a_case_and_any_name_of_an_action()
    {
        (await Started<UndoOptions>("undo 20260301-100000-17f0a1b2-abcd")).Action.ShouldBeNull();

        var options = await Started<UndoOptions>(
            "undo 20260301-100000-17f0a1b2-abcd a7c4c4ff/1 --tenant embedded:cryptominer --state /tmp/cases --plain"
        );

        options.Case.ShouldBe(new CaseId("20260301-100000-17f0a1b2-abcd"));
        options.Action.ShouldBe("a7c4c4ff/1");
        options.Tenant.Tenant.ShouldBe(new TenantChoice.Embedded("cryptominer"));
        options.State.ShouldBe("/tmp/cases");
        options.Plain.ShouldBeTrue();
    }

    [Fact]
    public async Task A_tenant_is_the_embedded_one_or_a_file_of_servers()
    {
        (await Started<RespondOptions>("respond --tenant embedded")).Tenant.Tenant.ShouldBe(
            new TenantChoice.Embedded(null)
        );
        (await Started<DoctorOptions>("doctor --mcp-config a.json")).Tenant.Tenant.ShouldBe(
            new TenantChoice.McpConfig("a.json")
        );
        foreach (var line in (string[])["respond --scenario a.yaml", "respond --tenant embedded --scenario a.yaml"])
        {
            (await Started<RespondOptions>(line)).Tenant.Tenant.ShouldBe(new TenantChoice.Embedded(null, "a.yaml"));
        }
    }

    [Fact]
    public async Task The_times_of_the_talk_with_a_server_are_options()
    {
        (
            await Started<DoctorOptions>("doctor --connect-timeout 5 --read-timeout 300 --submit-timeout 60")
        ).Tenant.ShouldBe(
            new()
            {
                Tenant = new TenantChoice.Unsaid(),
                ConnectTimeout = TimeSpan.FromSeconds(5),
                ReadTimeout = TimeSpan.FromSeconds(300),
                SubmitTimeout = TimeSpan.FromSeconds(60),
            }
        );
        (await Started<DoctorOptions>("doctor")).Tenant.ShouldBe(new() { Tenant = new TenantChoice.Unsaid() });
    }

    [Theory]
    [InlineData("tenant serve cryptominer", null)]
    [InlineData("tenant serve cryptominer --http", 8765)]
    [InlineData("tenant serve --http 0 cryptominer", 0)]
    [InlineData("tenant serve cryptominer --http 65535", 65_535)]
    public async Task A_scenario_is_served_on_a_pipe_or_on_a_port(string line, int? port) =>
        (await Started<TenantServeOptions>(line)).ShouldBe(
            new() { Tenant = new TenantChoice.Embedded("cryptominer"), Port = port }
        );

    [Fact]
    public async Task The_other_verbs_get_their_options()
    {
        var name = new CaseId("18c3a0b5d7e9-20261001t120000z");

        (await Started<CaseListOptions>("case list --json --state d")).ShouldBe(new() { Json = true, State = "d" });
        (await Started<CaseShowOptions>($"case show {name} --brief")).ShouldBe(new() { Case = name, Brief = true });
        (await Started<CaseShowOptions>($"case show {name} --json")).ShouldBe(new() { Case = name, Json = true });
        (await Started<CaseVerifyOptions>($"case verify {name}")).ShouldBe(new() { Case = name });
        (await Started<ReportOptions>($"report {name}")).ShouldBe(
            new() { Case = name, Format = ReportFormat.Markdown }
        );
        (await Started<ReportOptions>($"report {name} --format ocsf --output r.json")).ShouldBe(
            new()
            {
                Case = name,
                Format = ReportFormat.Ocsf,
                Output = "r.json",
            }
        );
        (await Started<InvestigateOptions>("investigate --tenant embedded --case-files d --plain")).ShouldBe(
            new()
            {
                Tenant = new() { Tenant = new TenantChoice.Embedded(null) },
                CaseFiles = "d",
                Plain = true,
            }
        );
        (await Started<TenantListOptions>("tenant list")).ShouldBe(new());
        (await Started<TenantServeOptions>("tenant serve --scenario a.yaml")).ShouldBe(
            new() { Tenant = new TenantChoice.Embedded(null, "a.yaml") }
        );
        (await Started<DoctorOptions>("doctor --plain --surfaces embedded")).ShouldBe(
            new()
            {
                Tenant = new() { Tenant = new TenantChoice.Unsaid(), Surfaces = SurfaceChoice.Embedded },
                Plain = true,
            }
        );
        (await Started<DoctorOptions>("doctor --config")).Config.ShouldBeTrue();
    }

    [Theory]
    [InlineData("", "quell respond")]
    [InlineData("case", "quell case")]
    [InlineData("destroy", "destroy")]
    [InlineData("respond nonsense", "32 hex digits")]
    [InlineData("respond ../../etc/passwd", "32 hex digits")]
    [InlineData("respond @/etc/passwd", "32 hex digits")]
    [InlineData($"respond {Id} {Id}", Id)]
    [InlineData("respond --tenant", "--tenant")]
    [InlineData("respond --tenant real", "embedded:SCENARIO")]
    [InlineData("respond --tenant embedded:", "embedded:SCENARIO")]
    [InlineData("respond --tenant embedded:../x", "embedded:SCENARIO")]
    [InlineData("respond --tenant embedded --tenant embedded", "--tenant")]
    [InlineData("respond --tenant embedded --mcp-config a.json", "a run has one")]
    [InlineData("respond --surfaces none", "`embedded` or `real`")]
    [InlineData("respond --handoff Some_One", "--handoff")]
    [InlineData("respond --watch-interval 0", "1 to 300 seconds")]
    [InlineData("respond --watch-interval 301", "1 to 300 seconds")]
    [InlineData("respond --watch-interval soon", "1 to 300 seconds")]
    [InlineData("respond --watch-interval -5", "1 to 300 seconds")]
    [InlineData("respond --watch-polls 61", "1 to 60 polls")]
    [InlineData("respond --watch-polls 1.5", "1 to 60 polls")]
    [InlineData("respond --no-such-thing", "--no-such-thing")]
    [InlineData("case show", "CASE")]
    [InlineData("case show ../../etc", "case list")]
    [InlineData("case show UPPER", "case list")]
    [InlineData("case show a --brief --json", "take one")]
    [InlineData("case verify", "CASE")]
    [InlineData("report a --format pdf", "markdown")]
    [InlineData("respond --scenario", "--scenario")]
    [InlineData("respond --scenario a.yaml --mcp-config a.json", "a run has one")]
    [InlineData("respond --scenario a.yaml --tenant embedded:cryptominer", "a run has one")]
    [InlineData("doctor --connect-timeout 61", "1 to 60 seconds")]
    [InlineData("doctor --read-timeout 0", "1 to 300 seconds")]
    [InlineData("doctor --submit-timeout 61", "1 to 60 seconds")]
    [InlineData("tenant serve", "SCENARIO")]
    [InlineData("tenant serve cryptominer --scenario a.yaml", "name one scenario")]
    [InlineData("tenant serve cryptominer --http 65536", "0 to 65535")]
    [InlineData("tenant serve cryptominer --http -1", "0 to 65535")]
    [InlineData("tenant serve --http cryptominer", "name one scenario")]
    [InlineData("tenant serve a/b", "tenant list")]
    [InlineData("doctor --json", "--json")]
    [InlineData("plan --authorize-read kubectl,jira", "`kubectl,aws`")]
    [InlineData("plan --authorize-read ,", "`kubectl,aws`")]
    [InlineData("plan --state x", "--state")]
    [InlineData("undo", "CASE")]
    [InlineData("undo a ../b", "ACTION")]
    [InlineData("undo a b c", "c")]
    [InlineData("hunt", "hunt")]
    public async Task Bad_usage_starts_nothing_and_ends_with_two_and_three_lines(string line, string part)
    {
        var verbs = new RecordingVerbs();

        var code = await Run(verbs, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        code.ShouldBe((int)ExitCode.BadUsage);
        verbs.Started.ShouldBeEmpty();
        _output.ToString().ShouldBeEmpty();
        var lines = _error.ToString().TrimEnd().Split(Environment.NewLine);
        lines.Length.ShouldBe(3);
        lines[0].ShouldStartWith("error: bad usage of `quell");
        lines[1].ShouldStartWith("why: ");
        lines[1].Length.ShouldBeGreaterThan("why: ".Length + 5);
        lines[2].ShouldStartWith("fix: see `quell");
        (lines[1] + lines[2]).ShouldContain(part);
    }

    [Theory]
    [InlineData("respond --bogus", "there is no option `--bogus` here")]
    [InlineData("respond --plian", "did you mean `--plain`?")]
    [InlineData("respond -x", "there is no option `-x` here")]
    [InlineData("case show a --breif", "did you mean `--brief`?")]
    [InlineData("case verify a --json=1", "there is no option `--json=1` here")]
    [InlineData("respnd", "there is no command `respnd`; did you mean `respond`?")]
    [InlineData("case lst", "did you mean `list`?")]
    public async Task A_misspelt_word_is_said_to_be_one_and_the_nearest_is_named(string line, string part)
    {
        (await Run(new RecordingVerbs(), line.Split(' '))).ShouldBe((int)ExitCode.BadUsage);

        _error.ToString().Split('\n')[1].ShouldContain(part);
        _error.ToString().ShouldNotContain("hex digits");
    }

    [Fact]
    public async Task An_argument_after_two_dashes_is_no_option()
    {
        await Run(new RecordingVerbs(), "respond", "--", "--bogus");

        _error.ToString().ShouldContain("EVENT_ID is 32 hex digits");
    }

    [Fact]
    public async Task Help_shows_what_may_be_left_out_in_brackets()
    {
        await Run(new RecordingVerbs(), "--help");

        _output.ToString().ShouldContain("  respond [EVENT_ID]  ");
        _output.ToString().ShouldContain("  undo CASE [ACTION]  ");
        _output.ToString().ShouldContain("  report CASE ");
    }

    [Fact]
    public async Task The_help_of_the_program_leads_to_a_first_incident()
    {
        await Run(new RecordingVerbs(), "--help");

        _output.ToString().ShouldContain("  1. Type: quell respond --tenant embedded:cryptominer");
        _output.ToString().ShouldContain("quell report CASE");
    }

    [Fact]
    public async Task An_empty_event_id_from_an_unset_variable_is_bad_usage()
    {
        (await Run(new RecordingVerbs(), "respond", "")).ShouldBe((int)ExitCode.BadUsage);
        (await Run(new RecordingVerbs(), "respond", "--state", " ")).ShouldBe((int)ExitCode.BadUsage);
    }

    [Fact]
    public async Task Control_characters_of_an_argument_do_not_reach_the_screen()
    {
        await Run(new RecordingVerbs(), "respond", "\u001b[2J\nwhy: forged");

        _error.ToString().ShouldNotContain('\u001b');
        _error.ToString().TrimEnd().Split('\n').Length.ShouldBe(3);
    }

    [Fact]
    public async Task The_code_of_the_verb_is_the_code_of_the_program()
    {
        (await Run(new RecordingVerbs { Code = (int)ExitCode.StillActive }, "respond")).ShouldBe(4);
    }

    [Fact]
    public async Task A_cancelled_program_cancels_its_verb()
    {
        using var source = new CancellationTokenSource();
        var verbs = new RecordingVerbs();

        await CommandLine.RunAsync(verbs, ["doctor"], _output, _error, source.Token);
        verbs.Token.IsCancellationRequested.ShouldBeFalse();
        await source.CancelAsync();

        verbs.Started.Count.ShouldBe(1);
        verbs.Token.CanBeCanceled.ShouldBeTrue();
    }

    [Fact]
    public void The_process_waits_longer_for_a_verb_than_a_submit_may_take()
    {
        CommandLine.TerminationTimeout.ShouldBeGreaterThan(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        (await Run(new RecordingVerbs(), "--version")).ShouldBe(0);

        _output
            .ToString()
            .ShouldMatch(
                "^quell [0-9]+\\.[0-9]+\\.[0-9]+[^+\\s]* \\(commit ([0-9a-f]{12}|unknown), \\.NET 10\\.[^()]+, [a-z0-9-]+\\)\\r?\\n$"
            );
        _error.ToString().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("respond --help")]
    [InlineData("plan --help")]
    [InlineData("undo --help")]
    [InlineData("case --help")]
    [InlineData("case list --help")]
    [InlineData("case show --help")]
    [InlineData("case verify --help")]
    [InlineData("report --help")]
    [InlineData("tenant --help")]
    [InlineData("tenant list --help")]
    [InlineData("tenant serve --help")]
    [InlineData("doctor --help")]
    [InlineData("completion --help")]
    public async Task Help_is_short_and_holds_one_example_on_a_line_of_its_own(string line)
    {
        var verbs = new RecordingVerbs();

        (await Run(verbs, line.Split(' '))).ShouldBe(0);

        var lines = _output.ToString().TrimEnd().Split('\n', StringSplitOptions.TrimEntries);
        lines.Count(text => text is "Example:").ShouldBe(1);
        lines[^2].ShouldBe("Example:");
        lines[^1].ShouldStartWith("quell ");
        _output.ToString().Split('\n').ShouldAllBe(text => text.TrimEnd().Length <= 80);
        lines.Length.ShouldBeLessThanOrEqualTo(44);
        verbs.Started.ShouldBeEmpty();
        lines.ShouldContain(text => text.StartsWith("quell", StringComparison.Ordinal) && text.Contains('['));
    }

    private async Task<T> Started<T>(string line)
    {
        var verbs = new RecordingVerbs();

        (await Run(verbs, line.Split(' '))).ShouldBe(0, _error.ToString());

        return verbs.Started.ShouldHaveSingleItem().ShouldBeOfType<T>();
    }

    private Task<int> Run(RecordingVerbs verbs, params string[] arguments) =>
        CommandLine.RunAsync(verbs, arguments, _output, _error, TestContext.Current.CancellationToken);
}
