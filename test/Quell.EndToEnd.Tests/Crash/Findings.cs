using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Runbook.Cases;
using Quell.Runbook.Report;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>What is wrong with a case that was killed at one moment and resumed. All empty is what is asked.</summary>
/// <param name="Duplicates">Deeds that the outside took more than once.</param>
/// <param name="Losses">What was known, sent or asked before the end and is not accounted for after it.</param>
/// <param name="Liberties">What ran on a grant or a yes of an earlier session, or on none.</param>
internal sealed record Findings(
    ImmutableArray<string> Duplicates,
    ImmutableArray<string> Losses,
    ImmutableArray<string> Liberties
)
{
    public bool None => Duplicates.IsEmpty && Losses.IsEmpty && Liberties.IsEmpty;

    /// <summary>Writes without a reply whose execution was found.</summary>
    public int Reconciled { get; private init; }

    /// <summary>Writes without a reply that were put to the person.</summary>
    public int Asked { get; private init; }

    /// <param name="before">What was durable at the kill; null where no case was begun.</param>
    /// <param name="after">The same case when the resumed run was over.</param>
    public static Findings Of(PlayedCase? before, PlayedCase after) =>
        new(
            [.. Twice(after)],
            [.. Broken(after), .. Forgotten(before, after), .. Unaccounted(after), .. Undecided(after)],
            [.. Unallowed.Of(after.Entries)]
        )
        {
            Reconciled = after.State.Writes.Count(write => write.Ended is null && WasFound(after.State, write)),
            Asked = after.State.Writes.Count(write => WasAskedAbout(after.State, write)),
        };

    /// <summary>Together with what is wrong with the earlier case: one that was over, or an investigation, which is made anew.</summary>
    public Findings And(PlayedCase before, PlayedCase now) =>
        this with
        {
            Losses = [.. Losses, .. Deserted(before), .. Broken(now), .. Forgotten(before, now)],
        };

    /// <summary>Before its first session stands in the journal, only the name of a case says that it is an investigation.</summary>
    private static IEnumerable<string> Deserted(PlayedCase before) =>
        before.State is { CaseClosed: null, IsInvestigating: false }
        && !before.Id.Value.EndsWith("-investigation", StringComparison.Ordinal)
            ? [$"{before.Id} was not over and another was begun"]
            : [];

    private static IEnumerable<string> Twice(PlayedCase after) =>
        after
            .Writes.GroupBy(write => write, StringComparer.Ordinal)
            .Where(same => same.Count() > 1)
            .Select(same => $"{same.Count()} times: {same.Key}");

    private static IEnumerable<string> Broken(PlayedCase after) =>
        after.Verdict.Intact ? [] : [$"the journal does not hold: {after.Verdict.Finding}"];

    /// <summary>Entries that were acknowledged are the beginning of the journal, and what was over is over as it was.</summary>
    private static IEnumerable<string> Forgotten(PlayedCase? before, PlayedCase after)
    {
        if (before is null)
        {
            yield break;
        }
        foreach (var (was, index) in before.Entries.Select((entry, index) => (entry, index)))
        {
            if (index >= after.Entries.Length || after.Entries[index].Hash != was.Hash)
            {
                yield return $"entry {was.Sequence} is not what it was";
            }
        }
        foreach (var (tried, closed) in before.State.Closed)
        {
            if (after.State.Closed.GetValueOrDefault(tried) is not { } now || now.Status != closed.Status)
            {
                yield return $"{tried} was {closed.Status.Word()} and is not any more";
            }
        }
    }

    /// <summary>Whatever was intended has an outcome, or the person was asked about it; whatever the outside took was intended.</summary>
    private static IEnumerable<string> Unaccounted(PlayedCase after)
    {
        var intended = after.State.Writes.ToList();
        foreach (var write in intended)
        {
            if (after.State.EndOf(write.Call.Try!.Value) is null)
            {
                yield return $"{write.Call.Try} was sent and has no end";
            }
            else if (write.Ended is null && !WasFound(after.State, write) && !WasAskedAbout(after.State, write))
            {
                yield return $"{write.Call.Try} got no reply and was neither found nor asked about";
            }
        }
        if (after.Writes.Length > intended.Count)
        {
            yield return $"{after.Writes.Length} writes were taken and {intended.Count} intended";
        }
    }

    private static IEnumerable<string> Undecided(PlayedCase after) =>
        Verdict.Undecided(after.State) is { Count: > 0 } open && !after.State.UnreconciledWrites.Any()
            ? [$"{open.Count} chosen actions were never decided"]
            : [];

    /// <summary>An execution is found in the tenant's list; what a command did is looked at where it would be seen; what only reads did nothing.</summary>
    private static bool WasFound(CaseState state, CallState write) =>
        state.EndOf(write.Call.Try!.Value) is { } end
        && (
            end.ExecutionId is not null
            || (
                write.Call.Request is CallRequest.Command
                && (WasLookedFor(state, write) || write.Call.Effect == Effect.Evidence)
            )
        );

    private static bool WasLookedFor(CaseState state, CallState write) =>
        state.Calls.Values.Any(call =>
            call.Session != write.Session
            && call.Ended is not null
            && call.Call.Surface == write.Call.Surface
            && call.Call.Key.Contains(write.Call.Try!.Value.ToString(), StringComparison.Ordinal)
            && call.Call.Purpose.Contains("looking for what was done", StringComparison.Ordinal)
        );

    private static bool WasAskedAbout(CaseState state, CallState write) =>
        state.Questions.Values.Any(question =>
            question.Question.Kind == QuestionKind.Unreconciled
            && question.Question.About == write.Call.Try
            && question.Answer is not null
        );
}
