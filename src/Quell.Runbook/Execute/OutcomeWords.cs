using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Domain.Responses;
using Quell.Domain.Text;
using Quell.Runbook.Asking;
using Quell.Runbook.Cases;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Execute;

/// <summary>What is said of how an action went. Success is said only when it was seen.</summary>
public static class OutcomeWords
{
    public static string TypeOf(CaseState state, CallState write) =>
        state.Tried.GetValueOrDefault(write.Call.Try!.Value)?.Type ?? "the action";

    public static string Completed(ActionExecution run) =>
        run.Outputs.IsEmpty
            ? $"execution {run.Id} is COMPLETED"
            : $"execution {run.Id} is COMPLETED; {string.Join(", ", run.Outputs.Select(output => $"{output.Key}={output.Value}"))}";

    public static string Failed(ActionExecution run) =>
        $"execution {run.Id} FAILED: {run.FailureReason ?? "no reason given"}{(run.FailureLog is { } log ? $" ({log})" : "")}";

    public static string Refused(ServiceRefusal refusal) =>
        refusal.Kind switch
        {
            RefusalKind.ResponderNotFound =>
                $"HTTP {refusal.Status ?? 400} responder_not_found{(refusal.Detail is { } scope ? $" (scope {scope})" : "")}: no responder answers there",
            RefusalKind.StorageNotConfigured =>
                $"HTTP {refusal.Status ?? 412} storage_not_configured: this action stores an artifact and the tenant has no storage for it",
            RefusalKind.PermissionMissing => $"HTTP 403: the token is missing {refusal.Detail ?? "a permission"}",
            RefusalKind.NotAuthenticated => "HTTP 401: the token is not accepted any more",
            RefusalKind.RateLimited =>
                $"HTTP 429: too many requests{(refusal.RetryAfterSeconds is { } wait ? $", the tenant asks to wait {wait} s" : "")}; a write is never repeated by itself",
            _ => $"the tenant refused it: {refusal.Text}",
        };

    /// <summary>What a refusal means for the person: why, and what fixes it.</summary>
    public static string Fix(ServiceRefusal refusal) =>
        refusal.Kind switch
        {
            RefusalKind.ResponderNotFound =>
                "Every remaining action of that scope is now unavailable. Deploy the responder, or use the ticket text.",
            RefusalKind.StorageNotConfigured =>
                "GET_LOGS, CAPTURE and FILE_ACQUIRE are unavailable for this run. Ask an administrator to configure storage, or go on without.",
            RefusalKind.PermissionMissing => "Ask an administrator for the permission, or use the ticket text.",
            RefusalKind.NotAuthenticated => "Renew the token and run the same command again; the case resumes.",
            _ => "Read the words of the tenant above; choose the action again, or use the ticket text.",
        };

    public static Question StillRunning(CaseState state, CallState write, ActionExecution run, string key) =>
        Questions.Of(
            state,
            key,
            QuestionKind.Wait,
            [
                $"{Printable.Of(TypeOf(state, write), 64)} is still {Printable.Of(run.Status, 32)} (execution {Printable.Of(run.Id, 64)}). It cannot be cancelled.",
                "Wait for it as long again, or go on and leave it pending?",
            ],
            [Meanings.Wait, Meanings.GoOn]
        );

    public static Question Unreconciled(CaseState state, CallState write, string key) =>
        Questions.Of(
            state,
            key,
            QuestionKind.Unreconciled,
            [
                $"{Printable.Of(TypeOf(state, write), 64)} was sent at {write.IntendedAt:HH:mm:ss}Z and no reply came. No execution of it is listed after 60 s.",
                "It may have run or not: its outcome is unknown. It will not be sent again by itself.",
                "Go on with other actions all the same? Anything else leaves them pending.",
            ],
            [Meanings.GoOn, Answer.No],
            write.Call.Try
        );

    /// <summary>The narrated line after each action, and what a refusal needs.</summary>
    public static Notice Result(CaseState state, ResponseAction? action, CaseEntry.ActionClosed closed, string next)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var type = Printable.Of(action?.Type ?? closed.Try.ToString(), 64);
        lines.Add($"{type} {closed.Status.Word()}. {Printable.Of(closed.Detail, 400)}. Next: {next}.");
        var surface = action?.Surface ?? Surface.Sysdig;
        var refusal =
            surface == Surface.Sysdig
                ? state.Writes.FirstOrDefault(write => write.Call.Try == closed.Try)?.Refusal
                : CommandRefusals.Of(state, closed.Try);
        if (refusal is not null && surface != Surface.Sysdig && closed.Status == Status.Failed)
        {
            lines.Add($"why: {Printable.Of(refusal.Text, 300)}");
            lines.Add($"fix: {CommandRefusals.Fix(refusal, surface)}");
        }
        else if (refusal is not null && surface == Surface.Sysdig)
        {
            lines.Add($"fix: {Fix(refusal)}");
        }
        if (closed.Status == Status.Done && action is not null)
        {
            lines.Add($"Watch: {action.WhatToWatch}");
            if (LinkOffer.HasLink(state, closed) && state.Session is not { ShowsSecrets: true })
            {
                lines.Add($"Link: redacted; {LinkWords.TerminalOnly}. In Sysdig: Response Actions, History.");
            }
            lines.AddRange(UndoWords.Lines(action, closed.ExecutionId, state.Opened?.Case, state.StateFolder));
        }
        return new Notice(NoticeKind.Outcome, lines.ToImmutable());
    }
}
