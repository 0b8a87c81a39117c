using System.Diagnostics;
using Quell.Terminal.Configuration;

namespace Quell.Terminal.Tests.Reference;

public sealed class ReferenceTests
{
    [Fact]
    public void The_reference_says_what_the_command_line_takes() =>
        VerbsDocument.Verbs().ShouldStandIn("docs/reference/verbs.md");

    [Fact]
    public void The_reference_says_what_each_exit_code_means() =>
        VerbsDocument.ExitCodes().ShouldStandIn("docs/reference/exit-codes.md");

    [Fact]
    public void The_reference_says_what_can_be_set() =>
        ConfigurationDocument.Text().ShouldStandIn("docs/reference/configuration.md");

    [Fact]
    public void The_example_of_a_configuration_file_can_be_used() =>
        SettingsReader
            .Read("/config.yaml", ConfigurationDocument.Sample, _ => null, "/home/ada")
            .ShouldBeOfType<Settings.InForce>()
            .Values.Length.ShouldBe(5);

    [Fact]
    public void The_man_page_says_what_the_command_line_takes() => ManPage.Text().ShouldStandIn("docs/man/quell.1");

    [Fact]
    public void Every_example_is_a_command_line_that_is_understood()
    {
        foreach (var (path, verb) in Tree.Verbs)
        {
            var words = Tree.Example(verb).Split(" > ")[0].Split(' ')[1..];

            Tree.Program.Parse(words.Select(word => word is "CASE" ? "a" : word).ToList()).Errors.ShouldBeEmpty(path);
        }
    }

    [Theory]
    [InlineData(".SH x", "\\&.SH x")]
    [InlineData("'x", "\\&'x")]
    [InlineData("a\\nb --c", "a\\enb \\-\\-c")]
    [InlineData("1 – 2…", "1 \\[u2013] 2\\[u2026]")]
    public void Text_in_the_man_page_is_text(string text, string roff) => ManPage.Roff(text).ShouldBe(roff);

    [Fact]
    public async Task The_man_page_is_set_without_a_warning()
    {
        var man = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "man"))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(man is null, "man is not installed here.");
        var start = new ProcessStartInfo(man)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var word in (string[])["--warnings=w", "-l", Generated.PathOf("docs/man/quell.1")])
        {
            start.ArgumentList.Add(word);
        }
        start.Environment["MANWIDTH"] = "80";
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["MANPAGER"] = "cat";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var page = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        (await errors).ShouldBeEmpty();
        process.ExitCode.ShouldBe(0);
        page.ShouldContain("SYNOPSIS");
        page.ShouldContain("--watch-interval SECONDS");
        page.ShouldContain("EXIT STATUS");
    }
}
