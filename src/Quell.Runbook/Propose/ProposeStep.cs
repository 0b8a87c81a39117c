using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Plans;
using Quell.Domain.Questions;
using Quell.Runbook.Asking;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Preflight;
using Quell.Runbook.Probe;
using Quell.Runbook.Understand;

namespace Quell.Runbook.Propose;

/// <summary>Step C: what is contained already, the ordered checklist, and the choice.</summary>
public sealed class ProposeStep(Planner planner) : IStep
{
    public Next? Next(CaseState state, DateTimeOffset now)
    {
        if (!UnderstandStep.MayGoOn(state))
        {
            return null;
        }
        return KnowledgeInForce.TellChange(state)
            ?? Steps.Reads(state, Signals(state, now))
            ?? Steps.Tell(state, $"{state.Scope}/contained", () => ContainedWords.Of(state))
            ?? (IsChosen(state) ? null : planner.Revise(state))
            ?? Present(state)
            ?? Choose(state);
    }

    /// <summary>The cheap signals of availability: the event's own catalogue, what ran lately, and storage.</summary>
    public static ImmutableArray<OutsideCall> Signals(CaseState state, DateTimeOffset now) =>
        state.Threat is not { } threat ? [] : Signals(state, threat.Id, now);

    /// <summary>The same before the event is there: they need nothing of it but its id.</summary>
    public static ImmutableArray<OutsideCall> Signals(CaseState state, string eventId, DateTimeOffset now) =>
        [
            SysdigCalls.Catalogue(state, CallKeys.Of(state.Scope, ProbeSources.ScopedCatalogue), eventId),
            SysdigCalls.Executions(
                state,
                CallKeys.Of(state.Scope, ProbeSources.Executions),
                24,
                now,
                "listing what was executed in the last day, as a hint to which responders answer"
            ),
            SysdigCalls.Storage(state, CallKeys.Of(state.Scope, ProbeSources.Storage)),
        ];

    /// <summary>Shows the current revision, once.</summary>
    public static Next? Present(CaseState state) =>
        state.Plan is not { } plan
            ? null
            : Steps.Tell(
                state,
                Key(state, plan.Revision),
                () => IsFirst(state, plan) ? ChecklistWords.Of(state, plan) : ChecklistWords.Difference(state, plan)
            );

    private static string Key(CaseState state, int revision) => $"{state.Scope}/checklist r{revision}";

    /// <summary>The first revision of a session is shown whole, later ones as what is different.</summary>
    private static bool IsFirst(CaseState state, Plan plan) => !state.WasShown(Key(state, plan.Revision - 1));

    private static Next? Choose(CaseState state)
    {
        if (
            state.SelectionSession == state.SessionNumber
            || state.GoesOnWatching
            || state.Plan is not { Actions.IsEmpty: false }
        )
        {
            return null;
        }
        return Choice.Next(state, QuestionKind.Select, $"{state.Scope}/select r{state.Plan.Revision}");
    }

    /// <summary>Until the choice is made, what was read on top - a surface that the person named at the question - makes a new plan.</summary>
    private static bool IsChosen(CaseState state) =>
        state.PlanSession == state.SessionNumber
        && (
            state.SelectionSession == state.SessionNumber
            || state.Question($"{state.Scope}/select r{state.Plan!.Revision} 1") is { Answer: not null }
            || !state.MayAsk
        );
}
