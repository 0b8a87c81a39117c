using System.Collections.Immutable;
using Quell.Domain.Events;
using Quell.Knowledge;
using Quell.Knowledge.Investigation;
using Quell.Knowledge.Patterns;

namespace Quell.Runbook.Investigate;

/// <summary>An event's tactic and technique, with what speaks for them.</summary>
/// <param name="Tactic">Null where nothing speaks for one.</param>
/// <param name="Others">What the rule's tags or a pattern speak for as well.</param>
/// <param name="Technique">Such as <c>T1496.001</c>; the tactic's own id where none of it is named.</param>
/// <param name="Evidence">In words, the strongest first. Outside text.</param>
/// <param name="IsTagged">True where the rule itself says so, and not its name alone.</param>
public sealed record Classification(
    Tactic? Tactic,
    string? Technique,
    ImmutableArray<Tactic> Others,
    ImmutableArray<string> Evidence,
    bool IsTagged
)
{
    private const int OfTag = 3;
    private const int OfName = 2;

    /// <summary>As the title of a case file has it: <c>Impact (T1496)</c>.</summary>
    public string Text => Tactic is null ? "Unclassified" : $"{Tactic.Title} ({Technique ?? Tactic.Id})";

    public ImmutableArray<Tactic> All => Tactic is null ? [] : [Tactic, .. Others];

    /// <param name="matches">Patterns that the threat's facts speak for; none for an event beside it.</param>
    public static Classification Of(
        ThreatEvent threat,
        ResponseKnowledge knowledge,
        ImmutableArray<PatternMatch> matches = default
    )
    {
        var words = knowledge.Investigation;
        var rule = threat.RuleName ?? threat.PolicyName;
        var found = new List<(Tactic Tactic, int Weight, string Evidence, string? Technique)>();
        foreach (var tag in threat.RuleTags)
        {
            var technique = AttackWords.TechniqueIn(tag);
            foreach (var tactic in words.Tactics.Where(tactic => Speaks(tactic, tag, technique)))
            {
                found.Add((tactic, OfTag, $"rule tag {tag}", technique));
            }
        }
        foreach (
            var match in matches.IsDefault ? [] : matches.Where(match => !match.Pattern.IsGeneric && !match.IsWeak)
        )
        {
            foreach (var technique in match.Pattern.Attack.Select(attack => attack.Current).Take(1))
            {
                found.AddRange(
                    words
                        .Tactics.Where(tactic => Has(tactic, technique))
                        .Select(tactic =>
                            (tactic, OfTag, $"pattern {match.Pattern.Title}: {match.Evidence}", (string?)technique)
                        )
                );
            }
        }
        if (words.Hit(rule, threat.Field("ct.name")) is { } hit)
        {
            found.Add((hit.Tactic, OfName, $"rule \"{rule}\" or its call speaks of {hit.Name}", null));
        }
        found.AddRange(
            words
                .Tactics.Where(tactic => tactic.PartOf(rule) is not null)
                .Select(tactic =>
                    (tactic, OfName, $"rule \"{rule}\" has \"{tactic.PartOf(rule)}\" in its name", (string?)null)
                )
        );
        return Best(found);
    }

    /// <summary>The one with most for it; of equals the one further down the chain, which is the more specific.</summary>
    private static Classification Best(List<(Tactic Tactic, int Weight, string Evidence, string? Technique)> found)
    {
        var ranked = found
            .GroupBy(each => each.Tactic)
            .OrderByDescending(group => group.Sum(each => each.Weight))
            .ThenByDescending(group => group.Key.Place)
            .ToList();
        if (ranked.Count == 0)
        {
            return new Classification(null, null, [], [], IsTagged: false);
        }
        var best = ranked[0].OrderByDescending(each => each.Weight).ToList();
        return new Classification(
            best[0].Tactic,
            best.Select(each => each.Technique)
                .OfType<string>()
                .Where(technique => Has(best[0].Tactic, technique))
                .OrderByDescending(technique => technique.Length)
                .FirstOrDefault(),
            [.. ranked.Skip(1).Where(group => group.Any(each => each.Weight == OfTag)).Select(group => group.Key)],
            [.. best.Select(each => each.Evidence).Distinct(StringComparer.Ordinal).Take(4)],
            best[0].Weight == OfTag
        );
    }

    private static bool Speaks(Tactic tactic, string tag, string? technique) =>
        tactic.Tags.Any(part => tag.Contains(part, StringComparison.OrdinalIgnoreCase))
        || tag.Contains(tactic.Id, StringComparison.OrdinalIgnoreCase)
        || (technique is not null && Has(tactic, technique));

    private static bool Has(Tactic tactic, string technique) =>
        tactic.Techniques.Contains(technique.Split('.')[0], StringComparer.OrdinalIgnoreCase);
}
