using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Text;

namespace Quell.Knowledge.Consequences;

/// <summary>
/// What all rules share: where sources disagree, a rule is asked once for every combination of readings, the worst answer
/// is taken, and the line shows both readings.
/// </summary>
internal abstract class ConsequenceRule(string id, RuleWords words) : IConsequenceRule
{
    private const int MaxWorlds = 4096; // Six keys of four sources each.

    public string Id => id;

    public virtual ImmutableArray<string> Sentences => words.SentencesOf(id);

    /// <summary>Every key that <see cref="Judge"/> may read.</summary>
    protected abstract ImmutableArray<string> Reads { get; }

    public abstract bool Applies(ActionCard card);

    public ImmutableArray<Consequence> Evaluate(ActionCard card, FactSheet facts)
    {
        var worst = Worlds(facts)
            .Select(chosen => Judge(card, new FactView(facts, chosen)).ToImmutableArray())
            .OrderByDescending(lines => lines.Select(line => line.Severity).DefaultIfEmpty().Max())
            .ThenByDescending(lines => lines.Sum(line => (int)line.Severity))
            .ThenBy(lines => string.Join('\n', lines.Select(line => line.Sentence)), StringComparer.Ordinal)
            .First();
        return [.. worst.Select(line => Cited(line, card, facts))];
    }

    protected abstract IEnumerable<RuleLine> Judge(ActionCard card, FactView facts);

    protected RuleLine Line(
        Severity severity,
        string sentence,
        ImmutableArray<string> keys,
        params ReadOnlySpan<(string Name, string Value)> values
    ) => new(severity, words.Say(id, sentence, values), keys);

    protected RuleLine Always(
        Severity severity,
        string sentence,
        ImmutableArray<string> keys,
        params ReadOnlySpan<(string Name, string Value)> values
    ) => new(severity, words.Say(id, sentence, values), keys, CitesCard: true);

    /// <summary>A line for a fact that was not read: what is not known, why, and the probe that would tell.</summary>
    protected RuleLine NotKnown(
        string sentence,
        FactView facts,
        string key,
        params ReadOnlySpan<(string Name, string Value)> values
    ) =>
        new(
            Severity.Unknown,
            $"{words.Say(id, sentence, values)}: unknown ({facts.WhyUnknown(key)}); {facts.Probe(key)} to know.",
            [key]
        );

    private IEnumerable<IReadOnlyDictionary<string, FactReading>> Worlds(FactSheet facts)
    {
        IEnumerable<ImmutableDictionary<string, FactReading>> worlds = [ImmutableDictionary<string, FactReading>.Empty];
        foreach (var key in Reads)
        {
            if (facts[key] is Fact.Conflicting conflict)
            {
                worlds = worlds.SelectMany(world => conflict.Readings.Select(reading => world.SetItem(key, reading)));
            }
        }
        return worlds.Take(MaxWorlds);
    }

    private Consequence Cited(RuleLine line, ActionCard card, FactSheet facts)
    {
        var read = line.Keys.Select(key => facts[key]).ToList();
        var disputed = read.OfType<Fact.Conflicting>()
            .Select(conflict =>
                $" Sources disagree on {conflict.Key}: "
                + string.Join(", ", conflict.Readings.Select(r => $"{Names.Of(r)} ({Names.Of(r.Citation.Source)})"))
                + "; the worse is assumed."
            );
        var citations = read.SelectMany(fact => fact.AllReadings.Select(reading => reading.Citation));
        return new Consequence(
            id,
            line.Severity,
            line.Sentence + string.Concat(disputed),
            line.Keys,
            [.. citations.Concat(line.CitesCard ? [card.Citation] : []).Distinct()]
        );
    }
}
