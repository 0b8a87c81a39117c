using Quell.Reports;

namespace Quell.Adapters.Tests.Reports;

public sealed class ReportFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("quell-report-").FullName;

    [Fact]
    public void A_report_is_written_for_its_owner_alone()
    {
        var path = Path.Combine(_folder, "report.html");

        ReportFile.Write(path, Passing, "<!doctype html>").ShouldBeNull();

        File.ReadAllText(path).ShouldBe("<!doctype html>");
        File.Exists(Passing).ShouldBeFalse();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void A_file_that_is_there_is_left_as_it_is()
    {
        var path = Path.Combine(_folder, "report.md");
        File.WriteAllText(path, "mine");

        ReportFile.Write(path, Passing, "theirs")!.Why.ShouldContain("never written over");

        File.ReadAllText(path).ShouldBe("mine");
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        var path = Path.Combine(_folder, "report.md");
        File.CreateSymbolicLink(path, Path.Combine(_folder, "elsewhere"));

        ReportFile.Write(path, Passing, "report").ShouldNotBeNull();

        File.Exists(Path.Combine(_folder, "elsewhere")).ShouldBeFalse();
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said_in_three_lines()
    {
        var trouble = ReportFile.Write(
            Path.Combine(_folder, "none", "report.md"),
            Path.Combine(_folder, "none", ".passing"),
            "report"
        )!;

        trouble.What.ShouldContain("report.md");
        trouble.Fix.ShouldContain("--output");
    }

    private string Passing => Path.Combine(_folder, ".report.passing");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
