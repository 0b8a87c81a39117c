using System.Text.RegularExpressions;

namespace Quell.Architecture.Tests;

public sealed partial class TestRuleTests
{
    /// <summary>A program that plays a slow one is slow; it waits for nobody.</summary>
    [Fact]
    public void No_test_sleeps() =>
        Lines(line => Sleep().IsMatch(line))
            .Where(finding => !finding.StartsWith(ThisFile) && !finding.StartsWith(SlowProgram))
            .ShouldBeEmpty();

    [Fact]
    public void A_tests_name_is_a_sentence() =>
        Repository
            .TestSources.SelectMany(file =>
                TestMethod().Matches(file.Text).Select(match => (file.Path, Name: match.Groups["name"].Value))
            )
            .Where(test => !test.Name.Contains('_'))
            .ShouldBeEmpty();

    [Fact]
    public void No_test_is_switched_off_without_a_reason() => Lines(line => Skipped().IsMatch(line)).ShouldBeEmpty();

    [Fact]
    public void The_patterns_find_what_they_look_for()
    {
        Sleep().IsMatch("await Task.Delay(100);").ShouldBeTrue();
        Sleep().IsMatch("Thread.Sleep(1)").ShouldBeTrue();
        Sleep().IsMatch("await Task.Delay(Timeout.Infinite, token);").ShouldBeFalse();
        Skipped().IsMatch("[Fact(Skip = \"\")]").ShouldBeTrue();
        TestMethod().Match("[Fact]\n    public void It_works() {").Groups["name"].Value.ShouldBe("It_works");
    }

    private const string SlowProgram = "test/Quell.FakeTools/Program.cs";
    private const string ThisFile = "test/Quell.Architecture.Tests/TestRuleTests.cs";

    private static IEnumerable<string> Lines(Func<string, bool> isBad) =>
        Repository.TestSources.SelectMany(file =>
            file.Lines.Index().Where(line => isBad(line.Item)).Select(line => $"{file.Path}:{line.Index + 1}")
        );

    /// <summary>Waiting for ever, until cancelled, is how a peer that never answers is played.</summary>
    [GeneratedRegex(@"Thread\.Sleep|Task\.Delay\((?!Timeout\.Infinite)", RegexOptions.CultureInvariant)]
    private static partial Regex Sleep();

    [GeneratedRegex("Skip = \"\\s*\"", RegexOptions.CultureInvariant)]
    private static partial Regex Skipped();

    [GeneratedRegex(
        @"\[(?:Fact|Theory)(?:\([^)]*\))?\](?:\s*\[[^\n]*\])*\s+public (?:async )?(?:static )?[\w<>]+ (?<name>\w+)\(",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex TestMethod();
}
