using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Cases;
using Quell.Domain.Plans;
using Quell.Knowledge;
using Quell.Knowledge.Ordering;
using Quell.Knowledge.Patterns;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;

namespace Quell.Runbook.Propose;

/// <summary>Makes the plan from the case's facts. The same facts always give the same plan.</summary>
public sealed class Planner(ResponseKnowledge knowledge, RunOptions options)
{
    private readonly CandidateMaker _maker = new(knowledge);
    private readonly CommandMaker _commands = new(knowledge, options);

    /// <summary>The last state whose plan was found to be what it would be now. It saves making a plan between a yes and its write.</summary>
    private CaseState? _upToDate;

    /// <summary>The next revision, if anything in it is different from the current one; a new session always gets its own.</summary>
    public Next? Revise(CaseState state)
    {
        if (_upToDate is { } earlier && state.StandsOnTheGroundOf(earlier))
        {
            return null;
        }
        var isNew = state.Plan is null || state.PlanSession != state.SessionNumber;
        var draft = isNew ? Draft(state) : KeepOrder(Draft(state), state.Plan!);
        if (!isNew && string.Equals(PlanText.Of(draft), PlanText.Of(state.Plan!), StringComparison.Ordinal))
        {
            _upToDate = state;
            return null;
        }
        var revision = (state.Plan?.Revision ?? 0) + 1;
        return new Next.Append([
            new CaseEntry.PlanProposed(
                draft with
                {
                    Revision = revision,
                    Changes = PlanText.Changes(state.Plan, draft),
                }
            ),
        ]);
    }

    /// <summary>The try that is current for an action: choosing it again after it was over is a new attempt, and so is showing it again after a precondition did not hold.</summary>
    public ActionTry TryOf(CaseState state, ActionId id) =>
        new(
            id,
            1
                + state.ClosedBeforeSelection.Count(tried => tried.Action == id)
                + VoidedOf(state, id).Count(tried => !state.ClosedBeforeSelection.Contains(tried))
        );

    /// <summary>Tries of an action that a precondition ended, in order.</summary>
    public IEnumerable<ActionTry> VoidedOf(CaseState state, ActionId id) =>
        state.ClosedInOrder.Where(tried => tried.Action == id && state.Closed[tried].Voided);

    /// <summary>Why an action that was chosen is not offered any more.</summary>
    public string WhyGone(CaseState state, ActionId id) =>
        state.Plan?.Unavailable.FirstOrDefault(gone => gone.Id == id) is { } gone
            ? $"not run: {gone.Type} is unavailable: {gone.Why}"
            : "not run: it is not offered any more";

    /// <summary>Within a session the numbers that a person has seen stay with their actions; what is new comes last.</summary>
    private static Plan KeepOrder(Plan draft, Plan before) =>
        draft with
        {
            Actions =
            [
                .. before.Actions.Select(old => draft.Find(old.Id)).OfType<ResponseAction>(),
                .. draft.Actions.Where(action => before.Find(action.Id) is null),
            ],
            OrderReason = before.OrderReason,
            Notes = before.Notes,
            Places =
            [
                .. before.Places.Where(place => draft.Find(place.Action) is not null),
                .. draft
                    .Actions.Where(action => before.Find(action.Id) is null)
                    .Select(action => new PlannedPlace(
                        action.Id,
                        "it became possible after the list was shown, and numbers that were seen stay.",
                        []
                    )),
            ],
        };

    private Plan Draft(CaseState state)
    {
        var (listed, scoped) = Catalogues.Of(state);
        var made = listed
            .Where(action => !knowledge.IsUndoOnly(action.Type))
            .Select(action => _maker.Make(state, action, TryOf))
            .ToList();
        made.AddRange(
            _commands.All(state, [.. made.OfType<Candidate.Runnable>().Select(each => each.Action.Type)], TryOf)
        );
        var runnable = EvidenceLedger
            .With(made.OfType<Candidate.Runnable>(), state.Facts)
            .ToDictionary(each => each.Action.Id);
        var matches = ThreatPatterns.Match(state.Facts, knowledge);
        var attack = AttackView.Of(matches, state.Facts, knowledge.Attack);
        var arranged = ActionOrder.Arrange(
            runnable.Values.Select(candidate => new OrderCandidate(
                candidate.Action.Id,
                candidate.Action.Type,
                candidate.Card,
                candidate.Action.Availability,
                candidate.Action.Target.What
            )),
            matches,
            state.Facts,
            knowledge
        );
        return new Plan(
            0,
            [.. arranged.Ordered.Select(candidate => runnable[candidate.Id].Action)],
            [
                .. made.OfType<Candidate.NotRunnable>()
                    .Select(candidate => candidate.Gone)
                    .OrderBy(gone => gone.Type, StringComparer.Ordinal),
            ],
            arranged.Reason.Text,
            scoped,
            []
        )
        {
            Places = arranged.Places,
            Notes = [.. PatternNotes.Of(matches, state.Facts), .. attack.Notes],
            Techniques = attack.Techniques,
        };
    }
}
