using Quell.Journal;

namespace Quell.Adapters.Tests.Journal;

public sealed class PassingFileTests : IDisposable
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("quell-passing-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Its_name_is_hidden_beside_the_file_and_never_the_same()
    {
        var path = Path.Combine(_folder, "report.md");
        var (one, two) = (PassingFile.For(path), PassingFile.For(path));

        Path.GetDirectoryName(one).ShouldBe(_folder);
        Path.GetFileName(one).ShouldStartWith(".report.md.");
        one.ShouldNotBe(two);
    }

    [Fact]
    public void What_a_killed_run_left_is_taken_away_once_nobody_can_be_writing_it_any_more()
    {
        var path = Made(PassingFile.For(Path.Combine(_folder, "report.md")), s_now.AddMinutes(-61));

        PassingFile.RemoveAbandoned(_folder, s_now);

        File.Exists(path).ShouldBeFalse();
    }

    [Fact]
    public void What_another_run_is_writing_stays()
    {
        var path = Made(PassingFile.For(Path.Combine(_folder, "report.md")), s_now.AddMinutes(-59));

        PassingFile.RemoveAbandoned(_folder, s_now);

        File.Exists(path).ShouldBeTrue();
    }

    [Theory]
    [InlineData("report.md.abc.quell-passing")]
    [InlineData(".report.md.abc")]
    [InlineData("report.md")]
    public void A_file_of_another_name_is_none_of_it(string name)
    {
        var path = Made(Path.Combine(_folder, name), s_now.AddYears(-1));

        PassingFile.RemoveAbandoned(_folder, s_now);

        File.Exists(path).ShouldBeTrue();
    }

    [Fact]
    public void A_link_of_that_name_and_what_it_leads_to_stay()
    {
        var target = Made(Path.Combine(_folder, "mine"), s_now.AddYears(-1));
        var link = PassingFile.For(Path.Combine(_folder, "report.md"));
        File.CreateSymbolicLink(link, target);

        PassingFile.RemoveAbandoned(_folder, s_now);

        File.Exists(target).ShouldBeTrue();
        new FileInfo(link).LinkTarget.ShouldBe(target);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_no_trouble() =>
        PassingFile.RemoveAbandoned(Path.Combine(_folder, "none"), s_now);

    private static string Made(string path, DateTimeOffset at)
    {
        File.WriteAllText(path, "half");
        File.SetLastWriteTimeUtc(path, at.UtcDateTime);
        return path;
    }
}
