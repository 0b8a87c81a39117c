using System.Runtime.Versioning;
using Quell.Adapters.Tests.Local;
using Quell.Journal;

namespace Quell.Adapters.Tests.Journal;

[UnsupportedOSPlatform("windows")]
public sealed class TrustedFilesTests : IDisposable
{
    private static readonly DateTimeOffset s_at = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private string State => Path.Combine(_scratch.Path, "state");

    [Fact]
    public void What_was_agreed_to_is_known_to_the_next_run_and_nothing_else_is()
    {
        new TrustedFiles(State).Has("/a/.mcp.json", "11").ShouldBeFalse();

        new TrustedFiles(State).Add("/a/.mcp.json", "11", "me", s_at).ShouldBeNull();
        new TrustedFiles(State).Add("/b/.mcp.json", "22", "me", s_at).ShouldBeNull();

        var trusted = new TrustedFiles(State);
        trusted.Has("/a/.mcp.json", "11").ShouldBeTrue();
        trusted.Has("/b/.mcp.json", "22").ShouldBeTrue();
        trusted.Has("/a/.mcp.json", "22").ShouldBeFalse();
        trusted.Has("/c/.mcp.json", "11").ShouldBeFalse();
    }

    [Fact]
    public void It_is_kept_for_this_user_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such modes.");
        new TrustedFiles(State).Add("/a/.mcp.json", "11", "me", s_at).ShouldBeNull();

        File.GetUnixFileMode(Path.Combine(State, "trusted.jsonl")).ShouldBe(ScratchFolder.OwnerOnly);
        File.GetUnixFileMode(State).ShouldBe(ScratchFolder.Runnable);
    }

    [Fact]
    public void A_list_that_others_may_write_is_not_believed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Whose file it is can be told on Linux.");
        new TrustedFiles(State).Add("/a/.mcp.json", "11", "me", s_at).ShouldBeNull();
        File.SetUnixFileMode(Path.Combine(State, "trusted.jsonl"), ScratchFolder.OwnerOnly | UnixFileMode.OtherWrite);

        new TrustedFiles(State).Has("/a/.mcp.json", "11").ShouldBeFalse();
    }

    [Fact]
    public void Broken_lines_are_passed_over()
    {
        _scratch.File("state/trusted.jsonl", "nonsense\n[]\n{\"path\":7}\n{\"path\":\"/a\",\"sha256\":\"11\"}\n");
        File.SetUnixFileMode(State, ScratchFolder.Runnable);

        new TrustedFiles(State).Has("/a", "11").ShouldBeTrue();
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_told()
    {
        _scratch.File("state", "a file");

        new TrustedFiles(State).Add("/a/.mcp.json", "11", "me", s_at).ShouldNotBeNull();
        new TrustedFiles(State).Has("/a/.mcp.json", "11").ShouldBeFalse();
    }
}
