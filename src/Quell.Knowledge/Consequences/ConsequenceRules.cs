using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Consequences.Rules;
using Quell.Knowledge.Text;

namespace Quell.Knowledge.Consequences;

/// <summary>The rules, in the order in which their lines are shown. A new rule is one more line here.</summary>
public sealed class ConsequenceRules
{
    private readonly RuleWords _words;

    internal ConsequenceRules(RuleWords words, ImmutableArray<CniProfile> cnis, ImmutableArray<ActionCard> cards)
    {
        _words = words;
        All =
        [
            new ReplicasRule(words),
            new AllReplicasRule(words),
            new IsolationRule(words, cnis),
            new PauseRule(words),
            new ProcessRule(words),
            new ReplacedRule(words),
            new IdentityRule(words),
            new BudgetRule(words),
            new AutoscalerRule(words),
            new RevertedRule(words),
            new DetachRule(words),
            new RolloutRule(words),
            new SuspendRule(words),
            new PolicyRule(words),
            new VolumesRule(words),
            new FileRule(words),
            new MeshRule(words),
            new LeaderRule(words),
            new WebhookRule(words),
            new CriticalRule(words),
            new NodeReachRule(words),
            new NodeRule(words),
            new RightsRule(words),
            new CloudRule(words),
            new EvidenceRule(words, cards),
        ];
    }

    public ImmutableArray<IConsequenceRule> All { get; }

    internal RuleWords Words => _words;

    /// <summary>Failures of the field (<c>F-01</c> ...) that a rule holds.</summary>
    public ImmutableArray<string> FailuresOf(string rule) => _words.Failures.GetValueOrDefault(rule, []);

    /// <summary>Every line that applies to the action, the worst first; at least one for every card.</summary>
    public ImmutableArray<Consequence> Evaluate(ActionCard card, FactSheet facts)
    {
        var ruled = All.Where(rule => rule.Applies(card)).SelectMany(rule => rule.Evaluate(card, facts));
        return [.. ruled.Concat(OwnLines(card, facts)).OrderByDescending(line => line.Severity)];
    }

    /// <summary>The worst of an action's lines; null for none.</summary>
    public static Consequence? Headline(ImmutableArray<Consequence> consequences) =>
        consequences.MaxBy(line => line.Severity);

    private static IEnumerable<Consequence> OwnLines(ActionCard card, FactSheet facts) =>
        card.Breaks.Select(line =>
        {
            var keys = Template.Keys(line.Text);
            var read = keys.SelectMany(key => facts[key].AllReadings.Select(reading => reading.Citation));
            return new Consequence(
                $"CARD-{card.Type}",
                line.Severity,
                CardText.Say(line.Text, facts),
                keys,
                card.IsKnown ? [.. read.Prepend(card.At(line.Line)).Distinct()] : []
            );
        });
}
