using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Execute;

/// <summary>What a cluster or an account said no to, and what helps.</summary>
public static class CommandRefusals
{
    /// <summary>The no to the rehearsal of the current question; null where there is none.</summary>
    public static ServiceRefusal? OfRehearsal(CaseState state, ResponseAction action) =>
        Rehearsals
            .Of(state, action)
            .Select(call => state.Call(call.Key))
            .OfType<CallState>()
            .Select(No)
            .FirstOrDefault(refusal => refusal is not null);

    /// <summary>Why a try came to nothing: the no to its write, else to its last rehearsal, else to its last look.</summary>
    public static ServiceRefusal? Of(CaseState state, ActionTry tried) =>
        state.Writes.FirstOrDefault(write => write.Call.Try == tried)?.Refusal
        ?? Around(state, tried)
            .OrderByDescending(call => call.EndedSequence)
            .Select(No)
            .FirstOrDefault(refusal => refusal is not null);

    /// <summary>How often the rehearsal of a try was refused: with each time the facts are read anew.</summary>
    public static int CountRehearsals(CaseState state, ActionTry tried) =>
        Around(state, tried).Count(call => call.Call.Effect == Effect.Rehearsal && call.Refusal is not null);

    public static string Word(ServiceRefusal refusal) =>
        refusal.Kind switch
        {
            RefusalKind.PermissionMissing => "Forbidden",
            RefusalKind.Denied => "admission denied it",
            RefusalKind.Conflict => "Conflict",
            RefusalKind.NotFound => "NotFound",
            RefusalKind.NotAuthenticated => "not logged in",
            RefusalKind.LimitExceeded => "LimitExceeded",
            RefusalKind.Protected => "managed by AWS",
            RefusalKind.RateLimited => "too many requests",
            RefusalKind.KindMissing => "no such kind",
            RefusalKind.Misconfigured => "not set up",
            RefusalKind.Rejected => "not taken as it is",
            _ => "in words of its own",
        };

    public static string Fix(ServiceRefusal refusal, Surface surface) =>
        refusal.Kind switch
        {
            RefusalKind.PermissionMissing =>
                $"Ask for the permission{(surface == Surface.Aws && refusal.Detail is { } action ? $" {action}" : "")}, or hand the ticket text to somebody who has it.",
            RefusalKind.Denied =>
                "A rule of the cluster holds it back: ask its owner for an exception, or use the ticket text.",
            RefusalKind.Conflict =>
                "Somebody or something changed it meanwhile; choose the action again on what is there now.",
            RefusalKind.NotFound => "It is not there any more: look at the map again, or choose another action.",
            RefusalKind.NotAuthenticated => surface == Surface.Aws
                ? "Log in again (aws sso login, or renew the keys) and choose the action again."
                : "Log in to the cluster again and choose the action again.",
            RefusalKind.LimitExceeded =>
                "A quota is used up: detach what is not needed or have the quota raised, or use the ticket text.",
            RefusalKind.Protected => "Only AWS changes this role: act on what uses it instead, or use the ticket text.",
            RefusalKind.RateLimited =>
                "Wait a little and choose the action again; a write is never repeated by itself.",
            RefusalKind.Misconfigured => "Set the program up as its words say, and choose the action again.",
            _ => "Read the words above; choose the action again, or use the ticket text.",
        };

    /// <summary>A refusal, or a plain no of <c>auth can-i</c>.</summary>
    private static ServiceRefusal? No(CallState call) =>
        call switch
        {
            { Refusal: { } refusal } when call.Call.Effect != Effect.Read || IsCanI(call) => refusal,
            { Reading: CallReading.Printed { Lines: [var said, ..] } }
                when IsCanI(call) && said.StartsWith("no", StringComparison.Ordinal) => new ServiceRefusal(
                RefusalKind.PermissionMissing,
                null,
                null,
                $"{call.Call.Request.Text} answers: {said}",
                null
            ),
            _ => null,
        };

    private static bool IsCanI(CallState call) =>
        string.Equals(CallKeys.SourceOf(call.Call.Key), CommandKeys.CanI, StringComparison.Ordinal);

    private static IEnumerable<CallState> Around(CaseState state, ActionTry tried) =>
        state.Calls.Values.Where(call =>
            call.Ended is not null && call.Call.Try == tried && !call.Call.Effect.IsWrite()
        );
}
