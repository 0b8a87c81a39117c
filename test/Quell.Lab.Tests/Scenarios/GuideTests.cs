using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Quell.Domain.Calls;
using Quell.Knowledge;
using Quell.Lab.Scenarios;

namespace Quell.Lab.Tests.Scenarios;

/// <summary>The guide and the reference name what there is, and nothing that is not.</summary>
public sealed partial class GuideTests
{
    [Fact]
    public void The_guide_has_a_section_for_each_scenario_and_no_other()
    {
        var sections = Headings().Matches(Document("guide/scenarios.md")).Select(m => m.Groups["name"].Value);

        sections.Order(StringComparer.Ordinal).ShouldBe(Resources.ScenarioNames());
    }

    [Fact]
    public void Each_section_says_what_is_good_what_is_bad_and_which_endings_there_are()
    {
        var guide = Document("guide/scenarios.md");
        foreach (var name in Resources.ScenarioNames())
        {
            var from = guide.IndexOf($"## {name}\n", StringComparison.Ordinal);
            var section = guide[from..guide.IndexOf("\n## ", from + 4, StringComparison.Ordinal)];

            section.ShouldContain("* **Good**:", customMessage: name);
            section.ShouldContain("* **Bad**:", customMessage: name);
            section.ShouldContain("→ `", customMessage: name);
        }
    }

    [Fact]
    public void Every_action_that_the_guide_names_is_in_the_catalogue_or_has_a_card_for_kubectl_or_aws()
    {
        var guide = Document("guide/scenarios.md");
        var known = Script
            .Embedded("cryptominer")
            .Script.Catalogue.Actions.Select(a => a.Type)
            .Concat(
                ResponseKnowledge.Embedded.Cards.Where(card => card.Surface != Surface.Sysdig).Select(card => card.Type)
            )
            .ToHashSet();

        var named = ActionWords()
            .Matches(guide)
            .Select(m => m.Value)
            .Where(w => w is not ("ENQUEUED" or "FAILED"))
            .Distinct();

        named.ShouldAllBe(word => known.Contains(word));
    }

    [Fact]
    public void The_table_of_branches_names_only_scenarios_that_exist()
    {
        var guide = Document("guide/scenarios.md");
        var table = guide[guide.IndexOf("| Branch |", StringComparison.Ordinal)..];
        var names = Resources.ScenarioNames();

        foreach (var row in table.Split('\n').Skip(2).TakeWhile(line => line.StartsWith('|')))
        {
            var scenarios = row.Split('|')[2].Trim().Replace("all but ", string.Empty, StringComparison.Ordinal);
            scenarios.Split([", ", " and "], StringSplitOptions.None).ShouldBeSubsetOf(names, row);
        }
    }

    [Fact]
    public void The_reference_names_every_key_that_a_file_may_have()
    {
        var reference = Document("reference/scenario.md");
        string[] keys =
        [
            "scenario",
            "name",
            "title",
            "story",
            "source",
            "event",
            "tenant",
            "catalogue",
            "templates",
            "events",
            "streams",
            "executions",
            "outcomes",
            "cluster",
            "account",
            "graph",
            "context",
            "user",
            "forbidden",
            "logs",
            "objects",
            "caller",
            "credentials",
            "profile",
            "groups",
            "instanceProfiles",
            "openIdProviders",
            "trail",
            "responders",
            "storesArtifacts",
            "ingestDelay",
            "hideForbiddenTools",
            "restarts",
            "stops",
            "starts",
        ];

        keys.ShouldAllBe(key => reference.Contains($"`{key}`"));
    }

    private static string Document(string name, [CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs", name));

    [GeneratedRegex(@"^## (?<name>[a-z-]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Headings();

    [GeneratedRegex(@"\b[A-Z]{3,}(_[A-Z]+)+\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ActionWords();
}
