namespace Quell.EndToEnd.Tests.Processes;

/// <summary>The configuration file on a real disk, with the real program.</summary>
public sealed class ConfigurationTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    private string File => _sandbox.PathOf(".config/quell/config.yaml");

    [Fact]
    public async Task What_the_file_sets_is_in_force_and_the_doctor_says_where_it_stands()
    {
        Write("state: ~/elsewhere\n");

        var (code, said, _) = await RunAsync("doctor", "--config");

        code.ShouldBe(0);
        said.ShouldContain(_sandbox.PathOf("elsewhere"));
        said.ShouldContain($"file ({File}:1)");
        (await RunAsync("doctor", "--tenant", "embedded:cryptominer")).Said.ShouldContain(
            $"{_sandbox.PathOf("elsewhere")}, 0 cases"
        );
    }

    [Fact]
    public async Task A_home_that_is_not_there_yet_is_still_the_place_for_the_cases()
    {
        _sandbox.Variables["HOME"] = _sandbox.PathOf("nobody-yet");

        var (_, said, _) = await RunAsync("doctor", "--tenant", "embedded:cryptominer");

        said.ShouldContain(Path.Combine(_sandbox.PathOf("nobody-yet"), ".local", "state", "quell"));
        Directory.Exists(_sandbox.PathOf(".local")).ShouldBeFalse();
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite, "others may write it")]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite, "others may write it")]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, "it is executable")]
    public async Task A_file_that_others_may_write_or_that_is_a_program_is_refused(UnixFileMode mode, string why)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such modes.");
        Write("plain: true\n");
        Allow(File, mode);

        var (code, _, error) = await RunAsync("case", "list");

        code.ShouldBe(3);
        error.ShouldContain(why);
        error.TrimEnd('\n').Split('\n').Length.ShouldBe(3, error);
    }

    [Fact]
    public async Task A_file_in_a_folder_that_others_may_write_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such modes.");
        Write("plain: true\n");
        Allow(
            Path.GetDirectoryName(File)!,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherWrite
        );

        (await RunAsync("case", "list")).Error.ShouldContain("of the folder that holds it: others may write it");
    }

    [Fact]
    public async Task A_wrong_line_is_three_lines_that_name_it()
    {
        Write("watch:\n  intervall: 5\n");

        var (code, said, error) = await RunAsync("respond", "--tenant", "embedded:cryptominer");

        code.ShouldBe(3);
        said.ShouldBeEmpty();
        error.ShouldContain($"line 2 of {File}");
        error.ShouldContain("did you mean `watch.interval`?");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_said_with_the_flag_that_names_another()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There is no such place.");
        Write("state: /proc/quell-nowhere\n");

        (await RunAsync("doctor", "--tenant", "embedded:cryptominer")).Said.ShouldContain(
            "name a folder that you may write: --state DIR"
        );
    }

    public void Dispose() => _sandbox.Dispose();

    private static void Allow(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(path, mode);
        }
    }

    private void Write(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, text);
    }

    private async Task<(int Code, string Said, string Error)> RunAsync(params string[] arguments)
    {
        using var quell = QuellProcess.Start(_sandbox, arguments);
        await quell.TalkAsync((_, _) => null, TestContext.Current.CancellationToken);
        var code = await quell.EndAsync(TestContext.Current.CancellationToken);
        return (code, quell.Transcript, await quell.ErrorsAsync());
    }
}
