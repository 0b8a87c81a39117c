using System.Text.RegularExpressions;
using Quell.Knowledge;
using Quell.Runbook.Asking;

namespace Quell.Runbook.Tests.Asking;

/// <summary>docs/guide/plain-mode.md, where it says how actions are chosen.</summary>
public sealed partial class SelectionGuideTests
{
    private static readonly string[] s_lines = File.ReadAllLines(
        Path.Combine(Root(), "docs", "guide", "plain-mode.md")
    );

    public static TheoryData<string> Examples => [.. Rows().Take(4).Append(Rows()[^1]).SelectMany(Quoted)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_of_the_guide_is_read_and_not_asked_about(string example) =>
        SelectionReader
            .Read(example, SelectionPlans.Of("miner"), ResponseKnowledge.Embedded)
            .ShouldBeOfType<Heard.Meaning>(example)
            .Value.ShouldStartWith(Meanings.Choose);

    [Fact]
    public void Every_word_of_order_and_leaving_out_in_the_guide_is_known()
    {
        Rows()
            .Skip(4)
            .SelectMany(Quoted)
            .Where(word =>
                SelectionReader.Read($"1 {word} 2", SelectionPlans.Of("miner"), ResponseKnowledge.Embedded)
                    is Heard.Unreadable { Why: var why }
                && why.Contains("is not understood", StringComparison.Ordinal)
            )
            .ShouldBeEmpty();
        Rows().Count.ShouldBe(7);
    }

    private static List<string> Rows() =>
        [.. s_lines.SkipWhile(line => line is not "| Way | Such as |").Skip(2).TakeWhile(line => line.StartsWith('|'))];

    private static IEnumerable<string> Quoted(string row) =>
        Backticks().Matches(row).Select(match => match.Groups["text"].Value);

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Quell.slnx")))
        {
            at = at.Parent ?? throw new InvalidOperationException("The repository is not above the tests.");
        }

        return at.FullName;
    }

    [GeneratedRegex("`(?<text>[^`]+)`", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Backticks();
}
