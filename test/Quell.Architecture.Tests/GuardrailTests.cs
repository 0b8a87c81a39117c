using System.Text.RegularExpressions;

namespace Quell.Architecture.Tests;

public sealed partial class GuardrailTests
{
    private static readonly TextFile s_document = Repository.File("docs/guide/guardrails.md");

    private static readonly IReadOnlyList<Match> s_rules =
    [
        .. s_document.Lines.Select(line => Rule().Match(line)).Where(match => match.Success),
    ];

    public static TheoryData<string> Ids => [.. s_rules.Select(rule => rule.Groups["id"].Value)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_guardrail_is_held_by_at_least_one_test(string id) =>
        Carried().Any(test => test.Id == id).ShouldBeTrue($"no test carries {id}");

    [Fact]
    public void A_test_names_only_guardrails_that_exist() =>
        Carried().Where(test => !Ids.Any(row => row.Data == test.Id)).ShouldBeEmpty();

    [Fact]
    public void Ids_count_up_without_gaps_and_are_given_once() =>
        s_rules
            .Select(rule => rule.Groups["id"].Value)
            .ShouldBe(Enumerable.Range(1, s_rules.Count).Select(number => $"G-{number:00}"));

    [Fact]
    public void The_code_that_holds_a_guardrail_exists()
    {
        var files = Repository.ShippedSources.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);

        s_rules
            .SelectMany(rule =>
                Quoted()
                    .Matches(rule.Groups["held"].Value)
                    .Select(name => (Id: rule.Groups["id"].Value, Type: name.Groups[1].Value))
            )
            .Where(held => !files.Contains(held.Type))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_rule_names_code_that_holds_it() =>
        s_rules
            .Where(rule => !Quoted().IsMatch(rule.Groups["held"].Value))
            .Select(rule => rule.Groups["id"].Value)
            .ShouldBeEmpty();

    private static IEnumerable<(string Path, string Id)> Carried() =>
        Repository.TestSources.SelectMany(file =>
            CarriedId().Matches(file.Text).Select(match => (file.Path, match.Groups["id"].Value))
        );

    [GeneratedRegex(@"^\| (?<id>G-\d\d) \| (?<rule>[^|]+) \| (?<held>[^|]+) \|$", RegexOptions.CultureInvariant)]
    private static partial Regex Rule();

    [GeneratedRegex("`([A-Z]\\w+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex("Trait\\(\"Guardrail\", \"(?<id>[^\"]*)\"\\)", RegexOptions.CultureInvariant)]
    private static partial Regex CarriedId();
}
