using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Text;

namespace Quell.Runbook.Live;

/// <summary>A look in words: for a person, and - the same words each time - for the digest of what was shown.</summary>
public static class LiveText
{
    private const int Longest = 200;

    /// <summary>
    /// What a yes is bound to: who the thing is and the fields that are about to be set. Its version is not among it, as it
    /// changes with every heartbeat; where a command pins one, it stands in the command.
    /// </summary>
    public static string Bound(CommandChange change, LiveView view) =>
        view switch
        {
            LiveView.Seen { Object: var seen } => string.Join(
                '\n',
                new[] { $"uid={seen.Uid}", $"generation={seen.Generation}" }.Concat(
                    BoundFields(change).Select(pointer => $"{pointer}={seen.Fields.GetValueOrDefault(pointer)}")
                )
            ),
            LiveView.Gone => "gone",
            _ => "unread",
        };

    /// <summary>One line a field, as a person reads it.</summary>
    public static ImmutableArray<string> Lines(CommandChange change, LiveView view) =>
        view switch
        {
            LiveView.Seen { Object: var seen } =>
            [
                $"{Printable.Of(change.What)}{(seen.Uid is { } uid ? $", uid {Printable.Of(uid, 64)}" : "")}{(seen.Version is { } version ? $", version {Printable.Of(version, 64)}" : "")}{Cited(view)}",
                .. change.Kept.Select(pointer => $"  {Field(pointer)} = {Value(seen, pointer)}"),
            ],
            LiveView.Gone => [$"{Printable.Of(change.What)} is not there{Cited(view)}"],
            LiveView.Unread unread =>
            [
                $"{Printable.Of(change.What)}: unknown, {Printable.Of(unread.Why, 300)}{Cited(view)}",
            ],
            _ => [],
        };

    /// <summary>What is different between two looks, in one line; empty where nothing that a yes is bound to is.</summary>
    public static string Difference(CommandChange change, LiveView shown, LiveView now)
    {
        if (string.Equals(Bound(change, shown), Bound(change, now), StringComparison.Ordinal))
        {
            return string.Empty;
        }
        if (shown is not LiveView.Seen { Object: var before } || now is not LiveView.Seen { Object: var after })
        {
            return $"{Printable.Of(change.What)} was {Word(shown)}, and is {Word(now)} now";
        }
        if (!string.Equals(before.Uid, after.Uid, StringComparison.Ordinal))
        {
            return $"{Printable.Of(change.What)} is another object of the same name now (uid {before.Uid} was shown, {after.Uid} is there)";
        }
        var fields = BoundFields(change)
            .Where(pointer =>
                !string.Equals(
                    before.Fields.GetValueOrDefault(pointer),
                    after.Fields.GetValueOrDefault(pointer),
                    StringComparison.Ordinal
                )
            )
            .Select(pointer => $"{Field(pointer)} was {Value(before, pointer)} and is {Value(after, pointer)}")
            .ToList();
        return fields.Count > 0
            ? $"{Printable.Of(change.What)}: {string.Join("; ", fields)}"
            : $"somebody changed {Printable.Of(change.What)} since (generation {before.Generation} was shown, {after.Generation} is there)";
    }

    /// <summary><c>spec.replicas</c>.</summary>
    public static string Field(string pointer) => Printable.Of(string.Join('.', JsonPointer.Steps(pointer)), Longest);

    public static string Value(LiveObject seen, string pointer) =>
        seen.Fields.GetValueOrDefault(pointer) is { } value ? Printable.Of(value, Longest) : "none";

    /// <summary>What moves by itself while nobody changes anything is not bound.</summary>
    private static IEnumerable<string> BoundFields(CommandChange change) =>
        change.Kept.Where(pointer => !pointer.StartsWith("/status/", StringComparison.Ordinal));

    private static string Cited(LiveView view) => view.Citation is { } by ? $" [{by.Source}]" : string.Empty;

    private static string Word(LiveView view) =>
        view switch
        {
            LiveView.Seen => "there",
            LiveView.Gone => "not there",
            _ => "not readable",
        };
}
