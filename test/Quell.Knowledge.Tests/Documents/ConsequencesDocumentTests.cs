using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Quell.Knowledge.Consequences;

namespace Quell.Knowledge.Tests.Documents;

public sealed class ConsequencesDocumentTests
{
    private static readonly ResponseKnowledge s_knowledge = ResponseKnowledge.Embedded;

    [Fact]
    public void The_document_says_which_rule_holds_which_failure_and_which_test_shows_it() =>
        Document().ShouldStandIn("docs/reference/consequences.md");

    [Fact]
    public void Every_failure_of_the_field_is_held_by_a_rule_or_has_a_reason_and_a_test()
    {
        s_knowledge.Failures.Select(failure => failure.Id).ShouldBe(Enumerable.Range(1, 36).Select(n => $"F-{n:00}"));
        s_knowledge.Failures.ShouldAllBe(failure => !RulesOf(failure).IsEmpty || failure.Instead != null);
        s_knowledge
            .Rules.All.SelectMany(rule => s_knowledge.Rules.FailuresOf(rule.Id))
            .ShouldAllBe(id => s_knowledge.Failures.Any(failure => failure.Id == id));
    }

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        var tests = Generated.TestNames().ToHashSet(StringComparer.Ordinal);

        s_knowledge.Rules.All.Select(TestOf).ShouldAllBe(test => tests.Contains(test));
        s_knowledge.Failures.Select(failure => failure.Test).OfType<string>().ShouldAllBe(test => tests.Contains(test));
    }

    private static string Document()
    {
        var text = new StringBuilder(
            """
            # Consequence rules

            Made from the rules and `Words/failures.yaml`; a test compares it with them. A rule reads facts
            ([facts.md](facts.md)) and says what an action breaks, leaves behind or does not stop. Every line names the facts
            it rests on; a fact that was not read makes a line that says so and how to find out.

            ## Rules

            | Rule | Applies to | Failures | Test |
            | --- | --- | --- | --- |

            """.ReplaceLineEndings("\n")
        );
        foreach (var rule in s_knowledge.Rules.All)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| `{rule.Id}` | {Cards(rule)} | {Or(string.Join(", ", s_knowledge.Rules.FailuresOf(rule.Id)))} | `{TestOf(rule)}` |\n"
            );
        }
        text.Append("\n## What goes wrong in the field\n\n| Id | What | Held by | Test |\n| --- | --- | --- | --- |\n");
        foreach (var failure in s_knowledge.Failures)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {failure.Id} | {failure.What} | {HeldBy(failure)} | {Tests(failure)} |\n"
            );
        }
        return text.ToString();
    }

    private static string Cards(IConsequenceRule rule) =>
        string.Join(", ", s_knowledge.Cards.Where(rule.Applies).Select(card => card.Type));

    private static ImmutableArray<IConsequenceRule> RulesOf(FieldFailure failure) =>
        [.. s_knowledge.Rules.All.Where(rule => s_knowledge.Rules.FailuresOf(rule.Id).Contains(failure.Id))];

    private static string HeldBy(FieldFailure failure) =>
        string.Join(
            "; ",
            RulesOf(failure).Select(rule => $"`{rule.Id}`").Append(failure.Instead ?? failure.Also).OfType<string>()
        );

    private static string Tests(FieldFailure failure) =>
        string.Join(
            ", ",
            RulesOf(failure).Select(TestOf).Append(failure.Test).OfType<string>().Select(test => $"`{test}`")
        );

    private static string TestOf(IConsequenceRule rule) => $"{rule.GetType().Name}Tests";

    private static string Or(string text) => text.Length == 0 ? "—" : text;
}
