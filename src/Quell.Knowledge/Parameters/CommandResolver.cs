using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Text;

namespace Quell.Knowledge.Parameters;

/// <summary>Fills in the commands of a card from cited facts, and from nowhere else.</summary>
public static class CommandResolver
{
    private static readonly ImmutableArray<string> s_kubectl =
    [
        "--context",
        $"{{{FactKeys.KubeContext}}}",
        "--request-timeout",
        "30s",
    ];

    /// <summary>What stands at the end of every aws command.</summary>
    public static ImmutableArray<string> AwsOutput { get; } = ["--output", "json"];

    /// <summary>None where the card makes no sense for these facts.</summary>
    public static ImmutableArray<CommandOutcome> Resolve(ActionCard card, FactSheet facts)
    {
        if (card.Command is not { } command || command.AppliesWhen.Any(wanted => wanted.Holds(facts) == false))
        {
            return [];
        }
        if (Unasked(command, facts) is { } unasked)
        {
            return [new CommandOutcome.Unparameterizable(facts, [unasked])];
        }
        return [.. CardInstance.All(card, facts).Select(instance => One(card, command, instance))];
    }

    private static CommandOutcome One(ActionCard card, CardCommand command, CardInstance instance)
    {
        if (command.Stops.FirstOrDefault(stop => Stops(stop, instance.Facts)) is { } stop)
        {
            var known = stop.When.Holds(instance.Facts) == true;
            var why = CardText.Say(stop.Why, instance.Facts);
            var probe = Names.Probe(stop.When.Fact, key => instance.Facts.Single(key)?.Text);
            return new CommandOutcome.Stopped(
                instance.Facts,
                known ? why : $"not known whether it is so ({probe} to know): {why}"
            );
        }
        var words = new CommandWords(instance);
        var argv = words.Fill([.. command.Words, .. Common(card.Surface)]);
        ImmutableArray<string> undo = card.Undo is { Command.IsEmpty: false } back
            ? words.Fill([.. back.Command, .. Common(card.Surface)])
            : [];
        return words.Missing.IsEmpty
            ? new CommandOutcome.Resolved(instance.Facts, argv, words.Values, undo)
            : new CommandOutcome.Unparameterizable(instance.Facts, words.Missing);
    }

    private static ImmutableArray<string> Common(Surface surface) => surface == Surface.Kubectl ? s_kubectl : AwsOutput;

    private static bool Stops(CardStop stop, FactSheet facts) =>
        stop.When.Holds(facts)
        ?? (
            facts.Single(FactKeys.WorkloadKind) is { } kind
            && stop.WhereKind.Contains(kind.Values[0], StringComparer.OrdinalIgnoreCase)
        );

    /// <summary>What gives one action a value was not read, so that nobody knows how many there are.</summary>
    private static MissingParameter? Unasked(CardCommand command, FactSheet facts)
    {
        if (command.ForEach.IsEmpty || command.ForEach.Any(key => facts[key] is Fact.Known))
        {
            return null;
        }
        var key = command.ForEach[0];
        return new MissingParameter(
            key,
            key,
            facts[key] is Fact.Unknown unknown ? $"unknown ({Names.Of(unknown.Detail)})" : "sources disagree",
            Names.Probe(key, name => facts.Single(name)?.Text)
        );
    }
}
