using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Gates;
using Quell.Runbook.Live;

namespace Quell.Runbook.Execute;

/// <summary>What the restatement of a command says beside everything that every action says.</summary>
public static class CommandLines
{
    public static ImmutableArray<string> Of(CaseState state, ResponseAction action) =>
        [
            .. Scoped(state, action),
            .. CommandChanges.Of(action.Request) is { } change
                ? Now(state, action, change).Append(Window(change))
                : ["Now:      nothing is changed at the far side; what it prints is kept as evidence."],
            .. Rehearsed(state, action),
        ];

    private static IEnumerable<string> Scoped(CaseState state, ResponseAction action) =>
        CommandScope
            .Reasons(action, state.Facts)
            .Select(reason =>
                $"In scope: {reason.Object}: {reason.Why} [{reason.By.Source}]{(reason.Shared is { } shared ? $" — SHARED: {shared}" : "")}"
            );

    private static IEnumerable<string> Now(CaseState state, ResponseAction action, CommandChange change) =>
        LiveText
            .Lines(change, LiveView.Of(state.Call(CommandKeys.Shown(state, action.Try))))
            .Select((line, index) => index == 0 ? $"Now:      {line}" : line);

    private static string Window(CommandChange change) =>
        change.IsPinned
            ? "Pinned:   the command carries the version it was made for; if that changed, the far side refuses it and nothing is changed."
            : "Window:   the command cannot pin a version. The target and whom it reaches are read again right before; a change between that read and the write, a second or two, would not be noticed.";

    private static IEnumerable<string> Rehearsed(CaseState state, ResponseAction action)
    {
        foreach (var call in Rehearsals.Of(state, action))
        {
            if (state.Call(call.Key) is { } made)
            {
                yield return $"Rehearsal: {(call.Effect == Effect.Rehearsal ? "dry run at the server" : "auth can-i")}: {Said(made)} [{CallKeys.SourceOf(call.Key)}]";
            }
        }
        if (Rehearsals.WhyNot(action.Request) is { } why)
        {
            yield return $"Rehearsal: cannot be rehearsed: {why}";
        }
    }

    private static string Said(CallState made) =>
        made.Reading is CallReading.Printed { Lines: var lines }
            ? Printable.Of(string.Join(" / ", lines.Take(3)), 300)
            : $"unknown, {Printable.Of(made.Failure ?? "no answer yet", 300)}";
}
