using System.Text.RegularExpressions;
using Quell.Domain;

namespace Quell.Architecture.Tests;

public sealed partial class DocumentTests
{
    private const int MostReadmeLines = 150;

    [Fact]
    public void The_readme_is_at_most_150_lines() =>
        Repository.File("README.md").Lines.Count().ShouldBeLessThanOrEqualTo(MostReadmeLines);

    [Fact]
    public void The_readme_lists_every_exit_code_and_no_other() =>
        ExitCodeRow()
            .Matches(Repository.File("README.md").Text)
            .Select(row => int.Parse(row.Groups["code"].Value))
            .ShouldBe(Enum.GetValues<ExitCode>().Select(code => (int)code));

    [Fact]
    public void The_readme_has_the_section_that_the_first_run_notice_links_to() =>
        Repository.File("README.md").Lines.ShouldContain("## Public Beta terms");

    [Fact]
    public void The_readme_marks_the_one_test_command_that_ci_runs()
    {
        var marked = TestCommand().Matches(Repository.File("README.md").Text);

        marked.ShouldHaveSingleItem().Groups["command"].Value.ShouldStartWith("dotnet test ");
        Repository.File(".ci/checks.sh").Text.ShouldContain("<!-- test-command -->");
        Repository.Files.Where(file => file.IsUnder(".ci") && file.Text.Contains("dotnet test --")).ShouldBeEmpty();
    }

    [Fact]
    public void A_link_between_documents_leads_somewhere() =>
        Repository
            .Documents.SelectMany(document => Links(document).Select(link => (document.Path, Link: link)))
            .Where(link => !Leads(link.Path, link.Link))
            .ShouldBeEmpty();

    [Fact]
    public void A_decision_record_is_dated_and_ends_in_how_it_is_held() =>
        Repository
            .Documents.Where(document => document.IsUnder("docs/adr"))
            .Where(record =>
                !Dated().IsMatch(record.Name)
                || Headings(record).LastOrDefault() != "## Validation"
                || !Headings(record).Contains("## Decision")
            )
            .ShouldBeEmpty();

    [Fact]
    public void A_decision_record_names_tests_that_exist() =>
        Repository
            .Documents.Where(document => document.IsUnder("docs/adr"))
            .SelectMany(record =>
                NamedTest().Matches(record.Text).Select(match => (record.Path, Test: match.Groups[1].Value))
            )
            .Where(named => Repository.TestSources.All(file => file.Name != named.Test))
            .ShouldBeEmpty();

    [Fact]
    public void A_change_note_says_what_kind_of_change_it_is() =>
        Repository
            .Documents.Where(document => document.IsUnder("changelog.d") && document.Name != "README")
            .Where(note => !ChangeNote().IsMatch(note.Lines.First()))
            .ShouldBeEmpty();

    private static IEnumerable<string> Headings(TextFile document) =>
        document.Lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line.TrimEnd());

    private static IEnumerable<string> Links(TextFile document) =>
        Link()
            .Matches(document.Text)
            .Select(match => match.Groups["to"].Value)
            .Where(to =>
                !to.Contains("://", StringComparison.Ordinal) && !to.StartsWith("mailto:", StringComparison.Ordinal)
            );

    private static bool Leads(string from, string to)
    {
        var (path, anchor) = to.Split('#', 2) is [var before, var after] ? (before, after) : (to, "");
        var target =
            path.Length == 0
                ? from
                : Path.GetRelativePath(
                    Repository.Root,
                    Path.Combine(Repository.Root, Path.GetDirectoryName(from)!, path)
                );
        var full = Path.Combine(Repository.Root, target);
        return anchor.Length == 0
            ? File.Exists(full) || Directory.Exists(full)
            : File.Exists(full) && File.ReadLines(full).Any(line => AnchorOf(line) == anchor);
    }

    private static string AnchorOf(string line) =>
        line.StartsWith('#')
            ? NotInAnchor().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-')
            : "";

    [GeneratedRegex(@"^\| (?<code>\d) \|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ExitCodeRow();

    [GeneratedRegex(@"<!-- test-command -->\n```\w*\n(?<command>[^\n]+)\n```", RegexOptions.CultureInvariant)]
    private static partial Regex TestCommand();

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}-[a-z0-9-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Dated();

    [GeneratedRegex("`(\\w+Tests)`", RegexOptions.CultureInvariant)]
    private static partial Regex NamedTest();

    [GeneratedRegex("^(added|changed|fixed|security): \\S", RegexOptions.CultureInvariant)]
    private static partial Regex ChangeNote();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.CultureInvariant)]
    private static partial Regex NotInAnchor();
}
