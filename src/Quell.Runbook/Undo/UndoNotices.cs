using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Execute;
using Quell.Runbook.Propose;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Undo;

/// <summary>What is told around an undo: what can be undone, how each one went, and how it stands at the end.</summary>
public static class UndoNotices
{
    public static Notice List(CaseState state)
    {
        var offers = state.Undos!;
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add($"Case {state.Opened!.Case}: what can be undone, each behind a yes of its own");
        lines.AddRange(Offered(state, discards: false));
        if (offers.Actions.All(static undo => undo.Undoes!.DiscardsEvidence))
        {
            lines.Add("  nothing");
        }
        if (offers.Actions.Any(static undo => undo.Undoes!.DiscardsEvidence))
        {
            lines.Add("Discard evidence: no undo, nothing is restored, and what is discarded cannot be brought back");
            lines.AddRange(Offered(state, discards: true));
        }
        if (!offers.Unavailable.IsEmpty)
        {
            lines.Add("Not to be undone here:");
            lines.AddRange(
                offers.Unavailable.Select(gone => $"  {Printable.Of(gone.Type, 64)}: {Printable.Of(gone.Why, 400)}")
            );
        }
        return new Notice(NoticeKind.Checklist, lines.ToImmutable());
    }

    public static Notice Result(CaseState state, UndoOutcome over)
    {
        var undone = over.Undone;
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add(
            $"{Printable.Of(over.Action.Type, 64)} {over.Closed.Status.Word()}. {Printable.Of(over.Closed.Detail, 400)}."
        );
        lines.Add(
            over.Closed.Status == Status.Done
                ? $"{Printable.Of(undone.ResponseType, 64)} {undone.Response} ({Printable.Of(undone.Name, 80)}) is {(undone.DiscardsEvidence ? "discarded" : "undone")} by {By(over)}."
                : $"{Printable.Of(undone.ResponseType, 64)} {undone.Response} ({Printable.Of(undone.Name, 80)}) is not known to be undone."
        );
        if (over.Closed.Status == Status.Done && CommandOffer.Compared(state, over) is { } compared)
        {
            lines.Add(compared);
        }
        if (Refusal(state, over) is { } refusal)
        {
            var fix = CommandSteps.IsCommand(over.Action)
                ? CommandRefusals.Fix(refusal, over.Action.Surface)
                : OutcomeWords.Fix(refusal);
            lines.Add($"fix: {Printable.Of(fix, 300)}");
        }
        if (over.Closed.Status is Status.Failed or Status.Pending)
        {
            lines.Add($"By hand: {Printable.Of(ByHand(state, undone), 400)}");
        }
        return new Notice(NoticeKind.Outcome, lines.ToImmutable());
    }

    public static Notice End(CaseState state)
    {
        var ended = state
            .UndosOfSession.GroupBy(over => over.Outcome.Closed.Status)
            .OrderBy(group => group.Key)
            .Select(group => $"{group.Count()} {group.Key.Word()}")
            .ToList();
        ImmutableArray<string> open = state.UnreconciledWrites.Any()
            ?
            [
                "The outcome of an earlier write of this case is not known; nothing more is sent before that is settled or you say so.",
            ]
            : [];
        return new Notice(
            NoticeKind.Summary,
            [
                $"Undo in case {state.Opened!.Case}: {(ended.Count == 0 ? "nothing was undone" : string.Join(", ", ended))}.{(state.Opened.Simulated ? " This was practice on the embedded tenant." : "")}",
                .. open,
                .. state.UndosOfSession.Any(over => over.Outcome.Closed.Status == Status.Done)
                    ? (ImmutableArray<string>)
                        [
                            "No watch runs for an undo: whether the threat comes back is for the next look at the events.",
                            $"Report: {state.Report?.File ?? "not written"}",
                        ]
                    : [],
            ]
        );
    }

    private static IEnumerable<string> Offered(CaseState state, bool discards) =>
        state
            .Undos!.Actions.Where(undo => undo.Undoes!.DiscardsEvidence == discards)
            .SelectMany(undo => Offer(undo, state.Undos.NumberOf(undo.Id)));

    private static IEnumerable<string> Offer(ResponseAction undo, int number)
    {
        var undone = undo.Undoes!;
        yield return $"  {number}. {Printable.Of(undo.Type, 64)} {(undone.DiscardsEvidence ? "discards what came of" : "undoes")} {Printable.Of(undone.ResponseType, 64)} {undone.Response} ({Printable.Of(undo.Scope)})";
        yield return undone.ExecutionId is null
            ? $"     by: {Printable.Of(undo.Request.Text, 1200)}"
            : $"     {Printable.Of(undone.Name, 80)}, COMPLETED [{string.Join(", ", undo.Values.Select(value => value.Citation.Source))}]";
        foreach (var line in ChecklistWords.Consequences(undo, "     "))
        {
            yield return line;
        }
    }

    private static ServiceRefusal? Refusal(CaseState state, UndoOutcome over) =>
        over.Closed.Status == Status.Done ? null
        : CommandSteps.IsCommand(over.Action) ? CommandRefusals.Of(state, over.Closed.Try)
        : state.Writes.FirstOrDefault(write => write.Call.Try == over.Closed.Try)?.Refusal;

    /// <summary>The execution that the tenant made, or the command.</summary>
    private static string By(UndoOutcome over) =>
        over.Closed.ExecutionId is { } id
            ? $"execution {Printable.Of(id, 64)}"
            : Printable.Of(over.Action.Request.Text, 1200);

    private static string ByHand(CaseState state, UndoneExecution undone) =>
        state.Tried.GetValueOrDefault(undone.Response)?.Undo.ManualRecovery ?? "unknown";
}
