using Quell.EndToEnd.Tests.Processes;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>The real program, killed in the verbs that send nothing: what they leave behind is whole, or nothing.</summary>
public sealed class KilledVerbsTests
{
    private const string Tenant = "embedded:exec-lateral";

    [Theory]
    [InlineData("before")]
    [InlineData("torn")]
    [InlineData("after")]
    public async Task An_investigation_killed_at_its_case_file_leaves_none_under_its_name(string how)
    {
        using var sandbox = Sandbox.OnABusyMachine();
        Directory.CreateDirectory(sandbox.CaseFiles);
        var killpoint = KillPointLibrary.At("Event ID", how, "sysdig-runtime-investigate-");
        (await RunAsync(sandbox, killpoint, Investigate(sandbox))).Code.ShouldBe(137);
        CaseFiles(sandbox).ShouldBeEmpty();

        var (code, transcript) = await RunAsync(sandbox, [], Investigate(sandbox));

        code.ShouldBe(0, transcript);
        var file = CaseFiles(sandbox).ShouldHaveSingleItem();
        transcript.ShouldContain(file);
        var (_, response) = await RunAsync(sandbox, [], ["respond", "--tenant", Tenant, "--state", sandbox.State]);
        response.ShouldContain($"Prior investigation found: {file}");
    }

    [Theory]
    [InlineData("READ  ")]
    [InlineData("Found so far: ")]
    public async Task An_investigation_killed_while_it_reads_is_made_anew(string line)
    {
        using var sandbox = Sandbox.OnABusyMachine();
        Directory.CreateDirectory(sandbox.CaseFiles);
        await KilledAtAsync(sandbox, line, Investigate(sandbox));
        CaseFiles(sandbox).ShouldBeEmpty();

        var (code, transcript) = await RunAsync(sandbox, [], Investigate(sandbox));

        code.ShouldBe(0, transcript);
        CaseFiles(sandbox).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("doctor")]
    public async Task A_verb_that_keeps_nothing_leaves_nothing_wherever_it_is_killed(string verb)
    {
        using var sandbox = Sandbox.OnABusyMachine();
        string[] command = [verb, "--tenant", Tenant];
        await KilledAtAsync(sandbox, string.Empty, command);
        var left = Left(sandbox);

        var (_, transcript) = await RunAsync(sandbox, [], command);

        left.ShouldBeSubsetOf([Marker]);
        Left(sandbox).ShouldBeSubsetOf([Marker]);
        transcript.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_first_run_marker_that_was_cut_off_counts_as_shown()
    {
        using var sandbox = Sandbox.OnABusyMachine();
        var killpoint = KillPointLibrary.At("Z", "before", "disclaimer-shown");
        string[] respond = ["respond", "--tenant", Tenant, "--state", sandbox.State];
        (await RunAsync(sandbox, killpoint, respond)).Code.ShouldBe(137);
        new FileInfo(sandbox.PathOf(Marker)).Length.ShouldBe(0);

        var (code, transcript) = await RunAsync(sandbox, [], respond);

        code.ShouldBeOneOf(0, 6);
        transcript.ShouldNotContain("error: ");
    }

    [Theory]
    [InlineData("before")]
    [InlineData("torn")]
    [InlineData("after")]
    public async Task A_report_killed_while_it_is_written_is_not_there_and_can_be_made_again(string how)
    {
        using var sandbox = Sandbox.OnABusyMachine();
        string[] respond = ["respond", "--tenant", Tenant, "--state", sandbox.State];
        (await RunAsync(sandbox, KillPointLibrary.At("#", how, "report.md.passing.tmp"), respond)).Code.ShouldBe(137);
        var folder = sandbox.Cases.ShouldHaveSingleItem();
        File.Exists(Path.Combine(folder, "report.md")).ShouldBeFalse();
        (await RunAsync(sandbox, [], respond)).Code.ShouldBeOneOf(0, 6);
        File.Exists(Path.Combine(folder, "report.md")).ShouldBeTrue();

        var (id, file) = (Path.GetFileName(folder), sandbox.PathOf("asked-for.md"));
        string[] report = ["report", id, "--state", sandbox.State, "--format", "markdown", "--output", file];
        (await RunAsync(sandbox, KillPointLibrary.At("#", how, "asked-for.md"), report)).Code.ShouldBe(137);
        File.Exists(file).ShouldBeFalse();
        (await RunAsync(sandbox, [], report)).Code.ShouldBe(0);
        File.Exists(file).ShouldBeTrue();
        (await RunAsync(sandbox, [], ["case", "verify", id, "--state", sandbox.State])).Code.ShouldBe(0);
    }

    private const string Marker = ".config/sysdig-bloom/disclaimer-shown-v1";

    private static string[] Investigate(Sandbox sandbox) =>
        ["investigate", "--tenant", Tenant, "--state", sandbox.State, "--case-files", sandbox.CaseFiles];

    private static string[] CaseFiles(Sandbox sandbox) =>
        Directory.GetFiles(sandbox.CaseFiles, "sysdig-runtime-investigate-*");

    private static string[] Left(Sandbox sandbox) =>
        [
            .. Directory
                .GetFiles(sandbox.Folder, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(sandbox.Folder, path)),
        ];

    private static async Task<(int Code, string Transcript)> RunAsync(
        Sandbox sandbox,
        Dictionary<string, string> variables,
        string[] command
    )
    {
        using var run = QuellProcess.Start(sandbox, variables, command);
        await run.TalkAsync(Answer, TestContext.Current.CancellationToken);
        var code = await run.EndAsync(TestContext.Current.CancellationToken);
        return (code, run.Transcript + await run.ErrorsAsync());
    }

    private static async Task KilledAtAsync(Sandbox sandbox, string line, string[] command)
    {
        using var run = QuellProcess.Start(sandbox, command);
        var reached = await run.TalkAsync(
            Answer,
            said => said.StartsWith(line, StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );
        reached.ShouldBeTrue(run.Transcript);
        await run.KillAsync(TestContext.Current.CancellationToken);
    }

    private static string? Answer(string kind, string[] accepts) =>
        kind switch
        {
            "event-id" => "1",
            "hand-over" => "no",
            _ => Scripts.Choose()(kind, accepts),
        };
}
