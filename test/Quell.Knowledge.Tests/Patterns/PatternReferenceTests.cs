namespace Quell.Knowledge.Tests.Patterns;

public sealed class PatternReferenceTests
{
    [Fact]
    public async Task The_reference_is_what_the_files_say()
    {
        var wanted = PatternReference.Of(ResponseKnowledge.Embedded);
        var page = Path.Combine(Root(), "docs", "reference", "patterns.md");
        var stands = File.Exists(page) ? await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken) : "";
        var written = Path.Combine(AppContext.BaseDirectory, "patterns.md");

        if (!string.Equals(stands.ReplaceLineEndings("\n"), wanted, StringComparison.Ordinal))
        {
            await File.WriteAllTextAsync(written, wanted, TestContext.Current.CancellationToken);
            Assert.Fail($"docs/reference/patterns.md is not what the files say. Copy {written} over it.");
        }
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Quell.slnx")))
        {
            at = at.Parent ?? throw new InvalidOperationException("The repository is not above the tests.");
        }

        return at.FullName;
    }
}
