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
    private const int MostFields = 6;

    /// <summary>For the screen that asks for a yes: one line each for scope, what stands there now, its version, the rehearsals.</summary>
    public static ImmutableArray<string> InShort(CaseState state, ResponseAction action)
    {
        var change = CommandChanges.Of(action.Request);
        ImmutableArray<string> scoped = [.. Scoped(state, action)];
        return
        [
            .. scoped.IsEmpty ? scoped : [$"In scope: {string.Join("; ", scoped)}"],
            change is null
                ? "Now:      nothing is changed at the far side; what it prints is kept as evidence."
                : $"Now:      {OneLine(LiveText.Lines(change, LiveView.Of(state.Call(CommandKeys.Shown(state, action.Try)))))}",
            .. change is null ? ImmutableArray<string>.Empty : [Window(change)],
            .. Rehearsed(state, action) is { Length: > 0 } rehearsed
                ? ImmutableArray.Create($"Rehearsal: {string.Join("; ", rehearsed)}")
                : [],
        ];
    }

    private static string OneLine(ImmutableArray<string> lines) =>
        lines.Length < 2
            ? string.Concat(lines)
            : $"{lines[0]}: {string.Join("; ", lines[1..].Take(MostFields).Select(line => line.Trim()))}{(lines.Length - 1 > MostFields ? $"; {lines.Length - 1 - MostFields} more fields" : "")}";

    public static ImmutableArray<string> Of(CaseState state, ResponseAction action) =>
        [
            .. Scoped(state, action).Select(reason => $"In scope: {reason}"),
            .. CommandChanges.Of(action.Request) is { } change
                ? Now(state, action, change).Append(Window(change))
                : ["Now:      nothing is changed at the far side; what it prints is kept as evidence."],
            .. Rehearsed(state, action).Select(said => $"Rehearsal: {said}"),
        ];

    private static IEnumerable<string> Scoped(CaseState state, ResponseAction action) =>
        CommandScope
            .Reasons(action, state.Facts)
            .Select(reason =>
                $"{reason.Object}: {reason.Why} [{reason.By.Source}]{(reason.Shared is { } shared ? $" — SHARED: {shared}" : "")}"
            );

    private static IEnumerable<string> Now(CaseState state, ResponseAction action, CommandChange change) =>
        LiveText
            .Lines(change, LiveView.Of(state.Call(CommandKeys.Shown(state, action.Try))))
            .Select((line, index) => index == 0 ? $"Now:      {line}" : line);

    private static string Window(CommandChange change) =>
        change.IsPinned
            ? "Pinned:   to the version it was made for; if that changed, the far side refuses it."
            : "Window:   no version can be pinned; a change in the last second or two is not noticed.";

    private static ImmutableArray<string> Rehearsed(CaseState state, ResponseAction action) =>
        [
            .. Rehearsals
                .Of(state, action)
                .Select(call => (Call: call, Made: state.Call(call.Key)))
                .Where(rehearsal => rehearsal.Made is not null)
                .Select(rehearsal =>
                    $"{(rehearsal.Call.Effect == Effect.Rehearsal ? "dry run at the server" : "auth can-i")}: {Said(rehearsal.Made!)} [{CallKeys.SourceOf(rehearsal.Call.Key)}]"
                ),
            .. Rehearsals.WhyNot(action.Request) is { } why ? ImmutableArray.Create($"cannot be rehearsed: {why}") : [],
        ];

    private static string Said(CallState made) =>
        made.Reading is CallReading.Printed { Lines: var lines }
            ? Printable.Of(string.Join(" / ", lines.Take(3)), 300)
            : $"unknown, {Printable.Of(made.Failure ?? "no answer yet", 300)}";
}
