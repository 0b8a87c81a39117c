using System.Diagnostics;
using Quell.Journal;

namespace Quell.Adapters.Tests.Journal;

public sealed class PermissionSpecs
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode PrivateFolder = Private | UnixFileMode.UserExecute;

    [Fact]
    public async Task Every_folder_is_0700_and_every_file_0600()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes");
        using var state = new TempState();
        await state.Create().DisposeAsync();
        await File.AppendAllTextAsync(state.InCase(".jsonl"), "{torn", TestContext.Current.CancellationToken);
        await using (var journal = state.Open())
        {
            await journal.Evidence.PutAsync("raw"u8.ToArray(), TestContext.Current.CancellationToken);
        }

        var folders = Directory.GetDirectories(state.Root, "*", SearchOption.AllDirectories);
        var files = Directory.GetFiles(state.Root, "*", SearchOption.AllDirectories);

        folders.Length.ShouldBe(4);
        files.Length.ShouldBe(5);
        folders.ShouldAllBe(path => ModeOf(path) == PrivateFolder);
        files.ShouldAllBe(path => ModeOf(path) == Private);
    }

    [Fact]
    public async Task A_file_is_private_before_the_first_byte_is_in_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes");
        using var state = new TempState();
        var modes = new List<UnixFileMode>();
        var disk = new ScriptedDisk
        {
            Before = call =>
            {
                if (call.StartsWith("write", StringComparison.Ordinal))
                {
                    modes.AddRange(Directory.GetFiles(state.State, "*", SearchOption.AllDirectories).Select(ModeOf));
                }
            },
        };

        await state.Create(disk).DisposeAsync();

        modes.Count.ShouldBeGreaterThan(4);
        modes.ShouldAllBe(mode => mode == Private);
    }

    [Theory]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_state_folder_that_others_may_write_is_refused_with_the_command_that_helps(UnixFileMode extra)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes");
        using var state = new TempState();
        Directory.CreateDirectory(state.State);
        SetMode(state.State, PrivateFolder | extra);

        var refusal = StateFolder.Open(state.State).ShouldBeOfType<StateFolderResult.Refused>().Refusal;

        refusal.Why.ShouldBe("Other users may write it.");
        refusal.Fix.ShouldBe($"Run: chmod go-w '{state.State}'");
    }

    [Fact]
    public async Task A_state_folder_of_another_user_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such owners");
        using var state = new TempState();
        var path = "/";
        if (Environment.IsPrivilegedProcess)
        {
            path = Directory.CreateDirectory(state.State).FullName;
            using var change = Process.Start("chown", ["65534", path]);
            await change.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var refusal = StateFolder.Open(path).ShouldBeOfType<StateFolderResult.Refused>().Refusal;

        refusal.Why.ShouldBe("It belongs to another user.");
    }

    [Fact]
    public async Task A_state_folder_that_becomes_writable_by_others_later_is_refused_at_the_next_opening()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes");
        using var state = new TempState();
        var folder = state.Folder;
        await state.Create().DisposeAsync();
        SetMode(state.State, PrivateFolder | UnixFileMode.OtherWrite);

        JournalFile
            .Open(folder, TempState.Case, state.Clock)
            .ShouldBeOfType<OpenResult.Refused>()
            .Refusal.Why.ShouldBe("Other users may write it.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("cases")]
    [InlineData("cases/" + TempState.Case)]
    [InlineData("cases/" + TempState.Case + "/evidence")]
    [InlineData("cases/" + TempState.Case + "/" + TempState.Case + ".jsonl")]
    [InlineData("cases/" + TempState.Case + "/" + TempState.Case + ".head")]
    [InlineData("cases/" + TempState.Case + "/" + TempState.Case + ".lock")]
    public async Task A_symbolic_link_in_the_place_of_anything_is_refused_and_not_followed(string inner)
    {
        using var state = new TempState();
        await using (var journal = state.Create())
        {
            await journal.Evidence.PutAsync("raw"u8.ToArray(), TestContext.Current.CancellationToken);
        }

        var path = Path.TrimEndingDirectorySeparator(Path.Combine(state.State, inner));
        var away = Path.Combine(state.Root, "away");
        Directory.Move(path, away);
        File.CreateSymbolicLink(path, away);

        var refusal = StateFolder.Open(state.State) switch
        {
            StateFolderResult.Refused refused => refused.Refusal,
            _ => state.TryOpen().ShouldBeOfType<OpenResult.Refused>().Refusal,
        };

        refusal.Why.ShouldBe("It is a symbolic link.");
    }

    [Fact]
    public async Task A_planted_link_under_the_passing_name_of_the_head_is_replaced_and_its_target_left_alone()
    {
        using var state = new TempState();
        await using var journal = state.Create();
        var victim = Path.Combine(state.Root, "victim");
        await File.WriteAllTextAsync(victim, "precious", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(state.InCase(".head.tmp"), victim);

        await journal.AppendAsync("fact_read", _ => { }, true, TestContext.Current.CancellationToken);

        (await File.ReadAllTextAsync(victim, TestContext.Current.CancellationToken)).ShouldBe("precious");
        state.Verify().ShouldBeOfType<Verdict.Intact>().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Reading_a_journal_does_not_follow_a_link_either()
    {
        using var state = new TempState();
        await state.Create().DisposeAsync();
        var link = Path.Combine(state.Root, "x.jsonl");
        File.CreateSymbolicLink(link, state.InCase(".jsonl"));

        JournalVerifier.Verify(link).ShouldBeOfType<Verdict.Unreadable>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("A")]
    [InlineData("a.b")]
    [InlineData("a b")]
    [InlineData("a\0")]
    [InlineData("ä")]
    [InlineData("012345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public void A_name_outside_the_alphabet_never_meets_a_path(string name)
    {
        using var state = new TempState();

        state.Folder.Case(name).ShouldBeNull();
        JournalFile.Create(state.Folder, name, state.Clock).ShouldBeOfType<OpenResult.Refused>();
        JournalFile.Open(state.Folder, name, state.Clock).ShouldBeOfType<OpenResult.Refused>();
        Directory.Exists(state.State).ShouldBeFalse();
    }

    private static UnixFileMode ModeOf(string path) =>
        OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
