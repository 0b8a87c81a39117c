using System.Globalization;
using System.Text;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Consequences;
using Quell.Knowledge.Parameters;
using Quell.Measures;

namespace Quell.Knowledge.Tests.Incidents;

/// <summary>What a responder would have had to be told, in twelve incidents that were written up publicly.</summary>
public sealed class IncidentTests
{
    private static readonly ResponseKnowledge s_knowledge = ResponseKnowledge.Embedded;

    public static TheoryData<string> Names => [.. IncidentFile.Names];

    [Fact]
    public void There_are_twelve_and_each_names_its_report()
    {
        IncidentFile.Names.Count().ShouldBe(12);
        IncidentFile.Names.Select(name => IncidentFile.Read(name).Report).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_responder_is_told_what_it_breaks(string name)
    {
        var incident = IncidentFile.Read(name);
        var text = new StringBuilder(incident.Report).Append('\n');
        foreach (var type in incident.Actions)
        {
            Tell(text, s_knowledge.Card(type)!, incident.Facts);
        }

        Figures.Add("incidents.files", 1);
        Figures.Add("incidents.actions", incident.Actions.Length);
        Figures.Add("incidents.told", text.ToString().Split('\n').Count(line => line.EndsWith(']')));
        text.ToString()
            .ShouldMatchApproved(options =>
                options
                    .SubFolder(Path.Combine("..", "Approved"))
                    .WithDiscriminator(name)
                    .WithStringCompareOptions(StringCompareShould.IgnoreLineEndings)
                    .NoDiff()
            );
    }

    private static void Tell(StringBuilder text, ActionCard card, FactSheet facts)
    {
        if (card.Command is null)
        {
            Tell(text, card, facts, CardText.Scope(card, facts), null);
            return;
        }
        var outcomes = CommandResolver.Resolve(card, facts);
        outcomes.ShouldNotBeEmpty(card.Type);
        foreach (var outcome in outcomes)
        {
            switch (outcome)
            {
                case CommandOutcome.Resolved resolved:
                    Tell(text, card, resolved.Facts, CardText.Scope(card, resolved.Facts), resolved);
                    break;
                case CommandOutcome.Stopped stopped:
                    text.Append(CultureInfo.InvariantCulture, $"\n{card.Type}: not offered: {stopped.Why}\n");
                    break;
                case CommandOutcome.Unparameterizable missing:
                    text.Append(CultureInfo.InvariantCulture, $"\n{card.Type}: un-parameterizable: {missing.Why}\n");
                    break;
            }
        }
    }

    private static void Tell(
        StringBuilder text,
        ActionCard card,
        FactSheet facts,
        string scope,
        CommandOutcome.Resolved? command
    )
    {
        var lines = s_knowledge.Rules.Evaluate(card, facts);
        text.Append(CultureInfo.InvariantCulture, $"\n{card.Type} ({scope})\n");
        if (command is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"  $ {string.Join(' ', command.Argv)}\n");
        }
        text.Append(
            CultureInfo.InvariantCulture,
            $"  HEADLINE {Word(ConsequenceRules.Headline(lines)!.Severity)}: {ConsequenceRules.Headline(lines)!.Sentence}\n"
        );
        foreach (var line in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Word(line.Severity)}: {line.Sentence} [{line.Rule}]\n");
        }
    }

    private static string Word(Severity severity) => severity.ToString().ToLowerInvariant();
}
