using System.Security.Cryptography;
using Quell.EndToEnd.Tests.Processes;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>Verbs that keep nothing change no file, so that there is nothing that killing them could leave.</summary>
public sealed class ReadingVerbsTests
{
    private const string Tenant = "embedded:exec-lateral";

    /// <summary>Command lines; <c>CASE</c> is the name of a case that is over.</summary>
    public static TheoryData<string> Verbs =>
        [
            "plan --tenant " + Tenant,
            "plan --tenant " + Tenant + " --json",
            "doctor --config",
            "case list",
            "case list --json",
            "case show CASE",
            "case show CASE --json",
            "case show CASE --brief",
            "case verify CASE",
            "report CASE",
            "report CASE --format html",
            "report CASE --format json",
            "report CASE --format ocsf",
            "tenant list",
            "completion bash",
            "--version",
            "--help",
        ];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task It_changes_no_file_and_killed_at_any_line_it_says_the_same_again(string line)
    {
        using var sandbox = Sandbox.OnABusyMachine();
        var id = await OverAsync(sandbox);
        var command = Command(line, sandbox, id);
        var before = Digests(sandbox);
        using var list = new KeptFolder.Listing();

        var whole = await LinesAsync(sandbox, KillPointLibrary.Counting(sandbox.Folder, list.Path), command);

        File.ReadAllLines(list.Path).ShouldBeEmpty();
        whole.ShouldNotBeEmpty();
        foreach (var place in new[] { 0, whole.Length / 3, 2 * whole.Length / 3, whole.Length - 1 }.Distinct())
        {
            await KilledAtAsync(sandbox, place, command);
            Digests(sandbox).ShouldBe(before);
        }
        (await LinesAsync(sandbox, [], command)).Length.ShouldBe(whole.Length);
    }

    /// <summary>It tries whether the state folder can be written, and takes the trial away.</summary>
    [Fact]
    public async Task A_doctor_leaves_nothing_but_the_marker_wherever_it_is_killed()
    {
        using var sandbox = Sandbox.OnABusyMachine();
        await OverAsync(sandbox);
        string[] doctor = ["doctor", "--tenant", Tenant, "--state", sandbox.State];
        var before = Digests(sandbox);
        using var list = new KeptFolder.Listing();
        var whole = await LinesAsync(sandbox, KillPointLibrary.Counting(sandbox.Folder, list.Path), doctor);
        var changes = File.ReadAllLines(list.Path);
        changes.ShouldHaveSingleItem().ShouldContain("remove state/.probe.");

        (await CodeAsync(sandbox, KillPointLibrary.AtChange(sandbox.Folder, 1, "before"), doctor)).ShouldBe(137);

        var left = Directory.GetFiles(sandbox.State, ".*.quell-passing").ShouldHaveSingleItem();
        (await LinesAsync(sandbox, [], doctor)).Length.ShouldBe(whole.Length);
        File.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddHours(-2));
        (await LinesAsync(sandbox, [], doctor)).Length.ShouldBe(whole.Length);
        Digests(sandbox).ShouldBe(before);
    }

    private static string[] Command(string line, Sandbox sandbox, string id)
    {
        string[] words = [.. line.Split(' ').Select(word => word == "CASE" ? id : word)];
        return words[0] is "case" or "report" ? [.. words, "--state", sandbox.State] : words;
    }

    private static async Task<string> OverAsync(Sandbox sandbox)
    {
        using var run = QuellProcess.Start(sandbox, "respond", "--tenant", Tenant, "--state", sandbox.State);
        await run.TalkAsync(Scripts.Choose(), TestContext.Current.CancellationToken);
        (await run.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(6, run.Transcript);
        return Path.GetFileName(sandbox.Cases.ShouldHaveSingleItem());
    }

    private static async Task<string[]> LinesAsync(
        Sandbox sandbox,
        Dictionary<string, string> variables,
        string[] command
    )
    {
        using var run = QuellProcess.Start(sandbox, variables, command);
        await run.TalkAsync(Scripts.Choose(), TestContext.Current.CancellationToken);
        (await run.EndAsync(TestContext.Current.CancellationToken)).ShouldBeOneOf(0, 6);
        return run.Transcript.TrimEnd().Split('\n');
    }

    private static async Task<int> CodeAsync(
        Sandbox sandbox,
        Dictionary<string, string> variables,
        string[] command
    )
    {
        using var run = QuellProcess.Start(sandbox, variables, command);
        await run.TalkAsync(Scripts.Choose(), TestContext.Current.CancellationToken);
        return await run.EndAsync(TestContext.Current.CancellationToken);
    }

    private static async Task KilledAtAsync(Sandbox sandbox, int place, string[] command)
    {
        var passed = 0;
        using var run = QuellProcess.Start(sandbox, command);
        await run.TalkAsync(Scripts.Choose(), _ => passed++ == place, TestContext.Current.CancellationToken);
        await run.KillAsync(TestContext.Current.CancellationToken);
    }

    private static string[] Digests(Sandbox sandbox) =>
        [
            .. Directory
                .EnumerateFiles(sandbox.Folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(path =>
                    $"{Path.GetRelativePath(sandbox.Folder, path)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))}"
                ),
        ];
}
