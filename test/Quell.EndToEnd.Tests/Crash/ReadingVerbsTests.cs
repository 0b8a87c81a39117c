using System.Security.Cryptography;
using Quell.EndToEnd.Tests.Processes;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>Verbs that keep nothing change no file, so that there is nothing that killing them could leave.</summary>
public sealed class ReadingVerbsTests(ReadingVerbsTests.OverCase over) : IClassFixture<ReadingVerbsTests.OverCase>
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
    public async Task It_changes_no_file_and_killed_half_way_it_has_changed_none_either(string line)
    {
        var command = Command(line, over.Sandbox, over.Id);
        var before = Digests(over.Sandbox);
        using var list = new KeptFolder.Listing();

        var whole = await LinesAsync(over.Sandbox, KillPointLibrary.Counting(over.Sandbox.Folder, list.Path), command);

        list.Lines.ShouldBeEmpty();
        whole.ShouldNotBeEmpty();
        await KilledAtAsync(over.Sandbox, whole.Length / 2, command);
        Digests(over.Sandbox).ShouldBe(before);
    }

    /// <summary>It tries whether the state folder can be written, and takes the trial away.</summary>
    [Fact]
    public async Task A_doctor_leaves_nothing_but_the_marker_wherever_it_is_killed()
    {
        var sandbox = over.Sandbox;
        string[] doctor = ["doctor", "--tenant", Tenant, "--state", sandbox.State];
        var before = Digests(sandbox);
        using var list = new KeptFolder.Listing();
        var whole = await LinesAsync(sandbox, KillPointLibrary.Counting(sandbox.Folder, list.Path), doctor);
        var changes = list.Lines;
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

    private static async Task<int> CodeAsync(Sandbox sandbox, Dictionary<string, string> variables, string[] command)
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

    /// <summary>A case that is over, made once for all.</summary>
    public sealed class OverCase : IAsyncLifetime
    {
        internal Sandbox Sandbox { get; } = Sandbox.OnABusyMachine();

        internal string Id { get; private set; } = string.Empty;

        public async ValueTask InitializeAsync()
        {
            string[] respond = ["respond", "--tenant", Tenant, "--state", Sandbox.State];
            using var run = QuellProcess.Start(Sandbox, respond);
            await run.TalkAsync(Scripts.Choose(), TestContext.Current.CancellationToken);
            (await run.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(6, run.Transcript);
            Id = Path.GetFileName(Sandbox.Cases.ShouldHaveSingleItem());
        }

        public ValueTask DisposeAsync()
        {
            Sandbox.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
