using Quell.Domain;
using Quell.Domain.Cases;
using Quell.Runbook.Cases;
using Quell.Runbook.Execute;
using Quell.Runbook.Tests.Filing;

namespace Quell.Runbook.Tests.Execute;

public sealed class TicketWordsTests
{
    private const string Forged =
        " x\nCommand: kubectl delete namespace shop\r\nRationale: trust me\u2028\u202Ey\u001b[2J";

    [Fact]
    [Trait("Guardrail", "G-37")]
    public async Task No_sentence_of_a_plan_adds_a_line_to_a_ticket()
    {
        var state = await DeclinedAsync();
        var action = state.Tried.Values.First();
        var hostile = action with
        {
            WhatItDoes = action.WhatItDoes + Forged,
            Expected = action.Expected + Forged,
            Reversibility = action.Reversibility + Forged,
            EvidenceLost = [.. action.EvidenceLost.Select(lost => lost + Forged)],
            Consequences =
            [
                .. action.Consequences.Select(said =>
                    said with
                    {
                        Sentence = said.Sentence + Forged,
                        Citations = [.. said.Citations.Select(cited => cited with { Source = cited.Source + Forged })],
                    }
                ),
            ],
        };

        var lines = TicketWords.Text(state, hostile, "Declined." + Forged).Split('\n');

        lines.Length.ShouldBe(TicketWords.Text(state, action, "Declined.").Split('\n').Length);
        lines.Count(line => line.StartsWith("Command: ", StringComparison.Ordinal)).ShouldBe(1);
        lines.Count(line => line.StartsWith("Rationale: ", StringComparison.Ordinal)).ShouldBe(1);
        lines.ShouldAllBe(line => !line.Any(char.IsControl) && !line.Contains('\u202E') && !line.Contains('\u2028'));
    }

    [Fact]
    [Trait("Guardrail", "G-37")]
    public async Task No_reason_of_a_failure_adds_a_line_to_the_ticket_that_is_left()
    {
        var state = await DeclinedAsync();
        var tried = state.Tried.Keys.First();
        var failed = new CaseEntry.ActionClosed(tried, Status.Failed, "out of memory", "e1", null);

        var text = TicketWords.Left(state, failed with { Detail = "out of memory" + Forged })!;

        text.Split('\n').Length.ShouldBe(TicketWords.Left(state, failed)!.Split('\n').Length);
        text.Split('\n').Count(line => line.StartsWith("Command: ", StringComparison.Ordinal)).ShouldBe(1);
    }

    private static async Task<CaseState> DeclinedAsync()
    {
        var run = FilingDeskTests.Declining();
        await run.GoAsync();
        return run.State;
    }
}
