using System.Globalization;
using System.Text;
using Quell.Domain.Calls;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Tests.Documents;

public sealed class CardsDocumentTests
{
    [Fact]
    public void The_document_says_what_every_card_says() => Document().ShouldStandIn("docs/reference/cards.md");

    private static string Document()
    {
        var text = new StringBuilder(
            """
            # Action cards

            Made from `Cards/*.yaml`; a test compares it with them. A card is what is known about one action. Texts are
            templates: `{fact.key}` is the value of a fact ([facts.md](facts.md)), `{fact.key|words}` has words for when it is
            not known. In a command every place has an alphabet, and a value of another form makes the action
            un-parameterizable. `{each}` is one value of the fact in "one for each"; `{object.uid}` and `{object.version}` are
            read from `object.versions`. Every kubectl command is given `--context {kube.context} --request-timeout 30s`,
            every aws command `--output json`. The actions of the Sysdig API are proposed where the tenant lists them, the
            commands where their surface was read in this session. Types that only undo are never proposed.


            """.ReplaceLineEndings("\n")
        );
        foreach (var surface in new[] { Surface.Sysdig, Surface.Kubectl, Surface.Aws })
        {
            text.Append(CultureInfo.InvariantCulture, $"## {surface.Word()}\n\n");
            foreach (var card in ResponseKnowledge.Embedded.Cards.Where(card => card.Surface == surface))
            {
                Card(text, card);
            }
        }
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Card(StringBuilder text, ActionCard card)
    {
        text.Append(CultureInfo.InvariantCulture, $"### {card.Type}\n\n{card.WhatItDoes}\n\n");
        Row("Effect", $"{Word(card.Effect)}, ordered as {Word(card.Phase)}; acts on {Word(card.ActsOn)}");
        Row("Responder", card.Responder?.Value);
        Row("Command", card.Command is { } command ? $"`{string.Join(' ', command.Words)}`" : null);
        Row("Object pinned", card.Command?.Object is { } pinned ? $"`{pinned}`" : null);
        Row(
            "One for each",
            card.Command is { } many ? string.Join(", or ", many.ForEach.Select(key => $"`{key}`")) : null
        );
        Row("Only where", Conditions(card.Command?.Only ?? []));
        Row("Applies when", Conditions(card.Command?.AppliesWhen ?? []));
        foreach (var stop in card.Command?.Stops ?? [])
        {
            Row("Not offered when", $"{Conditions([stop.When])}: {stop.Why}");
        }
        Row("Instead of", card.Command is { } other ? string.Join(", ", other.UnlessOffered) : null);
        foreach (var parameter in card.Parameters)
        {
            Row(
                "Parameter",
                $"`{parameter.Name}` ({parameter.Type}) from {(parameter.Fact is { } fact ? $"fact `{fact}`" : $"the card: {parameter.Setting}")}"
            );
        }
        foreach (var needed in card.Preconditions)
        {
            Row("Precondition", $"{needed.Text} (`{needed.Fact}`)");
        }
        Row("Permissions", string.Join(", ", card.Permissions));
        Row("Evidence destroyed", string.Join("; ", card.EvidenceLost.Select(kind => kind.Name)));
        Row("Evidence saved", string.Join("; ", card.SavesEvidence.Select(kind => kind.Name)));
        Row("Expected", card.Expected);
        Row("Verify", card.Verify);
        Row("Reversibility", card.Reversibility);
        Row("Undo", card.Undo is { } undo ? undo.Type ?? $"`{string.Join(' ', undo.Command)}`" : null);
        foreach (var hazard in card.Undo?.Hazards ?? [])
        {
            Row("Undo hazard", hazard);
        }
        Row("By hand", card.ManualRecovery);
        Row("D3FEND", string.Join(", ", card.D3fend));
        Row("OCSF", $"{card.Ocsf!.Class}, activity {card.Ocsf.Activity}");
        text.Append('\n');

        void Row(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                text.Append(CultureInfo.InvariantCulture, $"- {name}: {value}\n");
            }
        }
    }

    private static string Conditions(IEnumerable<CardCondition> conditions) =>
        string.Join(
            "; ",
            conditions.Select(wanted =>
                $"`{wanted.Fact}` is {(wanted.Is.IsEmpty ? "a cited none" : string.Join(" or ", wanted.Is))}"
            )
        );

    private static string Word(object value) => value.ToString()!.ToLowerInvariant();
}
