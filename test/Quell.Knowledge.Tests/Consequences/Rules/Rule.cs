using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;

namespace Quell.Knowledge.Tests.Consequences.Rules;

internal static class Rule
{
    /// <summary>What one rule says about an action that it has to apply to.</summary>
    public static ImmutableArray<Consequence> Lines(string rule, string type, FactSheet facts)
    {
        var card = ResponseKnowledge.Embedded.Card(type)!;
        var found = ResponseKnowledge.Embedded.Rules.All.Single(each =>
            string.Equals(each.Id, rule, StringComparison.Ordinal)
        );
        found.Applies(card).ShouldBeTrue();
        return found.Evaluate(card, facts);
    }

    /// <summary>Expects a line of this severity with these words, on a miner's facts and those that are written out.</summary>
    /// <param name="facts">
    /// <c>key: value &amp; key: value</c>; <c>-</c> is a cited "none", <c>a | b</c> are two values, <c>a &lt;&gt; b</c> are
    /// two sources that disagree.
    /// </param>
    public static void ShouldSay(string rule, string type, string facts, Severity severity, string words) =>
        Lines(rule, type, Read(facts))
            .ShouldContain(line => line.Severity == severity && line.Sentence.Contains(words), $"{type} {facts}");

    public static FactSheet Read(string facts)
    {
        var sheet = Facts.Miner;
        foreach (var fact in facts.Split(" & ", StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, values) = fact.Split(": ", 2) is [var name, var rest] ? (name, rest) : (fact, "-");
            var sources = values.Split(" <> ");
            for (var i = 0; i < sources.Length; i++)
            {
                // The event's own word about the same key is replaced, so that only two sources ever disagree.
                sheet = sheet.From(i == 0 ? "event" : "kubectl", key, sources[i] is "-" ? [] : sources[i].Split(" | "));
            }
        }
        return sheet;
    }
}
