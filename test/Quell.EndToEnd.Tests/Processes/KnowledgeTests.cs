namespace Quell.EndToEnd.Tests.Processes;

/// <summary>The real program with knowledge files of the user's own.</summary>
public sealed class KnowledgeTests
{
    private const string Mine = """
        id: mine
        title: Our own threat
        priority: 1
        match:
          rules: [our own rule]
        order:
          evidence: [save-logs]
          containment: [cut-network]
          destruction: [replace-pod]
        reason: we know this one.
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Own_files_are_said_once_and_journalled_with_their_digest(bool byOption)
    {
        using var sandbox = new Sandbox();
        var folder = byOption ? "named" : Path.Combine(".config", "quell", "knowledge");
        var file = Write(sandbox, Path.Combine(folder, "Patterns", "mine.yaml"), Mine);

        using var run = QuellProcess.Start(
            sandbox,
            [
                "respond",
                "--tenant",
                "embedded:cryptominer",
                "--state",
                sandbox.State,
                .. byOption ? new[] { "--knowledge", "named" } : [],
            ]
        );
        await run.TalkAsync(
            (kind, _) =>
                kind is "select" ? "stop"
                : kind is "case-gate" ? "light"
                : "no",
            TestContext.Current.CancellationToken
        );
        await run.EndAsync(TestContext.Current.CancellationToken);

        var digest = Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(
                await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)
            )
        );
        run.Transcript.Split($"{file} (SHA-256 {digest})").Length.ShouldBe(2, run.Transcript);
        sandbox
            .Journal(sandbox.Cases.ShouldHaveSingleItem())
            .ShouldContain(line => line.Contains("\"key\":\"knowledge\"") && line.Contains(digest));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_stops_the_run_with_three_lines_and_its_own()
    {
        using var sandbox = new Sandbox();
        var file = Write(
            sandbox,
            Path.Combine("named", "Patterns", "mine.yaml"),
            Mine.Replace("priority: 1", "priority: soon")
        );

        var (code, errors) = await FailAsync(sandbox, "named");

        code.ShouldBe(3);
        errors.ShouldBe([
            $"error: The knowledge file {file}:3 cannot be used.",
            "why: `priority` has to be a whole number; nothing is used by halves.",
            "fix: Correct that line, or take the file out of the folder; docs/reference/patterns.md shows the form.",
        ]);
    }

    [Theory]
    [InlineData(UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.GroupWrite)]
    public async Task A_file_that_others_may_write_to_is_refused(UnixFileMode wide)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files have no such mode there.");
        using var sandbox = new Sandbox();
        var file = Write(sandbox, Path.Combine("named", "Patterns", "mine.yaml"), Mine);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, File.GetUnixFileMode(file) | wide);
        }

        var (code, errors) = await FailAsync(sandbox, "named");

        code.ShouldBe(3);
        errors[1].ShouldContain("others may write it");
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_said_and_not_passed_over()
    {
        using var sandbox = new Sandbox();

        var (code, errors) = await FailAsync(sandbox, "nowhere");

        code.ShouldBe(3);
        errors[0].ShouldBe("error: The folder of --knowledge is not there.");
        errors.Length.ShouldBe(3);
    }

    private static async Task<(int Code, string[] Errors)> FailAsync(Sandbox sandbox, string folder)
    {
        using var run = QuellProcess.Start(
            sandbox,
            ["respond", "--tenant", "embedded:cryptominer", "--state", sandbox.State, "--knowledge", folder]
        );
        var code = await run.EndAsync(TestContext.Current.CancellationToken);
        var errors = await run.ErrorsAsync();
        return (code, errors.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Write(Sandbox sandbox, string name, string text)
    {
        var path = sandbox.PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
