using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Questions;
using Quell.EndToEnd.Tests.InProcess;
using Quell.Lab.Scenarios;
using Quell.Measures;
using Quell.Runbook.Cases;
using Quell.Runbook.Undo;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>Everything that can be undone is done in each scenario, and then undone: how many of the undos succeed.</summary>
public sealed class UndoRateTests
{
    public static TheoryData<string> Scenarios => [.. ScenarioLibrary.List().Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    [Trait("Guardrail", "G-40")]
    public async Task An_undo_that_was_approved_succeeds_or_says_why_not(string scenario)
    {
        await using var incident = new Incident(scenario);
        await incident.RunAsync(new ScriptedPerson(Reversible), TestContext.Current.CancellationToken);
        incident.Options = options => options with { Undo = new UndoRequest(incident.Only, null) };

        var person = new ScriptedPerson(
            (question, state) => question.Kind == QuestionKind.Undo ? "all" : Answers.Yes(question, state)
        );
        await incident.RunAsync(person, TestContext.Current.CancellationToken);

        var undone = incident
            .State.UndosClosed.Where(over => over.Outcome.Closed.Status is not Status.Skipped)
            .ToList();
        undone.ShouldAllBe(over => over.Outcome.Closed.Detail.Length > 0);
        Figures.Add("undo.sent", undone.Count);
        Figures.Add("undo.done", undone.Count(over => over.Outcome.Closed.Status == Status.Done));
    }

    private static string? Reversible(Question question, CaseState state) =>
        question.Kind == QuestionKind.Select ? Numbers(state) : Answers.Yes(question, state);

    private static string Numbers(CaseState state)
    {
        var chosen = state.Plan!.Actions.Where(action => action.Undo is UndoSlot.Call).ToList();
        return chosen.Count == 0 ? "none" : string.Join(' ', chosen.Select(action => state.Plan.NumberOf(action.Id)));
    }
}
