using System.Globalization;
using Quell.Domain.Calls;
using Quell.Domain.Text;

namespace Quell.Runbook.Live;

/// <summary>Compares a look after a command with the one before it. Success is what was seen, and nothing else.</summary>
public static class LiveCheck
{
    public static LiveVerdict Of(CommandChange change, LiveView before, LiveView now) =>
        (change.Kind, now) switch
        {
            (_, LiveView.Unread unread) => new LiveVerdict(LiveStanding.Unknown, Printable.Of(unread.Why, 300)),
            (ChangeKind.Deletes, LiveView.Gone) => new LiveVerdict(
                LiveStanding.Done,
                $"{What(change)} is not there any more"
            ),
            (_, LiveView.Gone) => new LiveVerdict(LiveStanding.Gone, $"{What(change)} is not there"),
            (_, LiveView.Seen { Object: var seen }) => OfSeen(change, (before as LiveView.Seen)?.Object, seen),
            _ => new LiveVerdict(LiveStanding.Unknown, "it was not read"),
        };

    /// <summary>True where a list that the command edits, or a field that it sets, is as the command makes it.</summary>
    public static bool IsSet(FieldChange field, LiveObject? before, LiveObject now)
    {
        var value = now.Fields.GetValueOrDefault(field.Pointer);
        return field.Edits.IsEmpty
            ? LiveValue.Same(field.Wanted, value)
            : before is not null
                && LiveValue.Same(ListEdits.Apply(before.Fields.GetValueOrDefault(field.Pointer), field.Edits), value);
    }

    private static LiveVerdict OfSeen(CommandChange change, LiveObject? before, LiveObject now)
    {
        if (before is not null && !string.Equals(before.Uid, now.Uid, StringComparison.Ordinal))
        {
            return change.Kind == ChangeKind.Deletes
                ? new LiveVerdict(
                    LiveStanding.Done,
                    $"the one that was there is gone; another {What(change)} was made since"
                )
                : new LiveVerdict(LiveStanding.Other, $"{What(change)} is another object of the same name");
        }
        return change.Kind switch
        {
            ChangeKind.Deletes => new LiveVerdict(LiveStanding.AsBefore, $"{What(change)} is still there"),
            ChangeKind.Restarts => Rolled(
                change,
                now,
                IsOther(before, now, KubectlChanges.RestartedAt),
                $"restarted at {LiveText.Value(now, KubectlChanges.RestartedAt)}"
            ),
            ChangeKind.RollsBack => Rolled(
                change,
                now,
                before?.Generation is { } old && now.Generation > old,
                $"generation {before?.Generation} → {now.Generation}"
            ),
            _ => Set(change, before, now),
        };
    }

    private static LiveVerdict Set(CommandChange change, LiveObject? before, LiveObject now)
    {
        if (change.Fields.IsEmpty)
        {
            return new LiveVerdict(LiveStanding.Unknown, "the command names no field that can be looked at");
        }
        var words = string.Join("; ", change.Fields.Select(field => Words(field, before, now)));
        if (change.Fields.All(field => IsSet(field, before, now)))
        {
            return Waiting(change, now) is { } waiting
                ? new LiveVerdict(LiveStanding.UnderWay, $"{words}; {waiting}")
                : new LiveVerdict(LiveStanding.Done, words);
        }
        var isAsBefore =
            before is not null
            && change.Fields.All(field =>
                LiveValue.Same(
                    before.Fields.GetValueOrDefault(field.Pointer),
                    now.Fields.GetValueOrDefault(field.Pointer)
                )
            );
        return new LiveVerdict(isAsBefore ? LiveStanding.AsBefore : LiveStanding.Other, words);
    }

    /// <summary>A scaled workload is where it should be once as many Pods are there.</summary>
    private static string? Waiting(CommandChange change, LiveObject now)
    {
        if (!change.Progress.Contains("/status/replicas", StringComparer.Ordinal))
        {
            return null;
        }
        var wanted = Number(change.Fields[0].Wanted);
        var there = Number(now.Fields.GetValueOrDefault("/status/replicas"));
        var ready = Number(now.Fields.GetValueOrDefault("/status/readyReplicas"));
        return there == wanted && ready == wanted ? null
            : there > wanted ? $"{there} Pods are still there"
            : $"{ready} of {wanted} Pods are ready";
    }

    private static LiveVerdict Rolled(CommandChange change, LiveObject now, bool isSeen, string words)
    {
        if (!isSeen)
        {
            return new LiveVerdict(LiveStanding.AsBefore, $"the template of {What(change)} is what it was");
        }
        return Rollout(now) is { } waiting
            ? new LiveVerdict(LiveStanding.UnderWay, $"{words}; {waiting}")
            : new LiveVerdict(LiveStanding.Done, $"{words}; every Pod is made from this template and available");
    }

    private static string? Rollout(LiveObject now)
    {
        long Of(string pointer) => Number(now.Fields.GetValueOrDefault(pointer));
        if (now.Generation is { } wanted && Of("/status/observedGeneration") < wanted)
        {
            return "its controller has not taken it up yet";
        }
        var all = Math.Max(Of("/spec/replicas"), Of("/status/desiredNumberScheduled"));
        var updated = Math.Max(Of("/status/updatedReplicas"), Of("/status/updatedNumberScheduled"));
        var available = Math.Max(Of("/status/availableReplicas"), Of("/status/numberAvailable"));
        var old = Math.Max(0, Of("/status/replicas") - updated);
        return updated >= all && available >= all && old == 0
            ? null
            : $"{updated} of {all} Pods are made from the new template, {available} available, {old} old ones left";
    }

    private static string Words(FieldChange field, LiveObject? before, LiveObject now)
    {
        var is_ = LiveText.Value(now, field.Pointer);
        var name = LiveText.Field(field.Pointer);
        var was = before is null ? "unknown" : LiveText.Value(before, field.Pointer);
        return string.Equals(was, is_, StringComparison.Ordinal) ? $"{name} = {is_}" : $"{name} {was} → {is_}";
    }

    private static bool IsOther(LiveObject? before, LiveObject now, string pointer) =>
        before is not null
        && now.Fields.GetValueOrDefault(pointer) is { } value
        && !string.Equals(before.Fields.GetValueOrDefault(pointer), value, StringComparison.Ordinal);

    private static long Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string What(CommandChange change) => Printable.Of(change.What);
}
