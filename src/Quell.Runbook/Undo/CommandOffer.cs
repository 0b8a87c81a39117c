using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Live;

namespace Quell.Runbook.Undo;

/// <summary>Whether a command of this case can be taken back: only what is still as it left it, and what is still the same object.</summary>
public static class CommandOffer
{
    /// <summary>Why what a command did is not to be undone, or null when it is.</summary>
    public static string? WhyNot(CaseState state, ResponseAction action, CaseEntry.ActionClosed closed)
    {
        if (action.Undo is not UndoSlot.CommandLine)
        {
            return $"no undo by Quell. By hand: {action.Undo.ManualRecovery}";
        }
        if (closed.Status == Status.Failed)
        {
            return $"it failed ({closed.Detail}): there is nothing to undo";
        }
        if (state.UndosOf(closed.Try).LastOrDefault(undo => undo.Closed.Status == Status.Done) is { } own)
        {
            return $"it is undone already, by {own.Closed.Try}";
        }
        return CommandChanges.Of(action.Request) is { } change
            ? WhyNot(state, change, closed.Try)
            : "what it changed cannot be read from its command";
    }

    /// <summary>True where it stands again as it stood before the command, by whomever.</summary>
    public static bool StandsAsBefore(CaseState state, ResponseAction action, ActionTry tried) =>
        CommandChanges.Of(action.Request) is { } change
        && LiveCheck.Of(change, Before(state, tried), Now(state, tried)).Standing == LiveStanding.AsBefore;

    /// <summary>What was there right before the command.</summary>
    public static LiveView Before(CaseState state, ActionTry tried) => LiveView.Of(state.LiveBefore(tried));

    /// <summary>What the command left: the last look after it.</summary>
    public static LiveView Left(CaseState state, ActionTry tried) => LiveView.Of(state.LiveAfter(tried));

    /// <summary>What is there, by the latest look of this session.</summary>
    public static LiveView Now(CaseState state, ActionTry tried) =>
        UndoReads.Look(state, tried) is { } look
            ? LiveView.Of(look)
            : new LiveView.Unread("reading through its surface was not authorised in this session", null);

    /// <summary>Whether what was taken back is what was there before the response; null where that cannot be told.</summary>
    public static string? Compared(CaseState state, UndoOutcome over)
    {
        if (
            state.Tried.GetValueOrDefault(over.Undone.Response) is not { } response
            || CommandChanges.Of(response.Request) is not { } change
            || Before(state, over.Undone.Response) is not LiveView.Seen { Object: var before }
            || LiveView.Of(state.LiveAfter(over.Closed.Try)) is not LiveView.Seen { Object: var after }
        )
        {
            return null;
        }
        var others = change.Fields.Where(field => !IsSame(field, before, after)).ToList();
        return others.Count == 0
            ? $"It is as it was before {response.Type}: {Fields(change, before)}."
            : $"It is not quite as it was before {response.Type}: {string.Join("; ", others.Select(field => $"{LiveText.Field(field.Pointer)} was {LiveText.Value(before, field.Pointer)} and is {LiveText.Value(after, field.Pointer)}"))}.";
    }

    private static bool IsSame(FieldChange field, LiveObject before, LiveObject after) =>
        LiveCheck.IsSet(new FieldChange(field.Pointer, before.Fields.GetValueOrDefault(field.Pointer)), before, after);

    private static string? WhyNot(CaseState state, CommandChange change, ActionTry tried)
    {
        var (before, left, now) = (Before(state, tried), Left(state, tried), Now(state, tried));
        var what = Printable.Of(change.What);
        if (now is LiveView.Unread unread)
        {
            return $"how {what} stands is unknown: {Printable.Of(unread.Why, 300)}";
        }
        if (now is not LiveView.Seen { Object: var seen })
        {
            return $"{what} is not there any more: what was changed is gone with it";
        }
        var ours = (left as LiveView.Seen ?? before as LiveView.Seen)?.Object;
        if (ours is null)
        {
            return $"how {what} stood when it was changed is unknown, so nobody can tell whether it is the same";
        }
        if (!string.Equals(ours.Uid, seen.Uid, StringComparison.Ordinal))
        {
            return $"{what} is another object of the same name: uid {Printable.Of(ours.Uid, 64)} was changed, {Printable.Of(seen.Uid, 64)} is there";
        }
        return LiveCheck.Of(change, before, now).Standing switch
        {
            LiveStanding.Done or LiveStanding.UnderWay => null,
            LiveStanding.AsBefore =>
                $"{what} stands as it stood before: somebody has taken it back already ({Fields(change, seen)})",
            _ =>
                $"somebody changed {what} since. Left by this case: {Fields(change, ours)}. There now: {Fields(change, seen)}",
        };
    }

    private static string Fields(CommandChange change, LiveObject seen) =>
        string.Join(
            "; ",
            change.Fields.Select(field => $"{LiveText.Field(field.Pointer)} = {LiveText.Value(seen, field.Pointer)}")
        );
}
