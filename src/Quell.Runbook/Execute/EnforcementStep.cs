using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Live;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Execute;

/// <summary>At the end of a run: whether CloudTrail shows by now that what was done in IAM is enforced. It stays unknown until it does.</summary>
public sealed class EnforcementStep : IStep
{
    public Next? Next(CaseState state, DateTimeOffset now)
    {
        var writes = Done(state).Where(write => write.Session == state.SessionNumber).ToList();
        if (writes.Count == 0 || !state.MayRead(Surface.Aws))
        {
            return null;
        }
        return Steps.Reads(state, writes.Select(write => EnforcementLook.Of(state, write)).OfType<OutsideCall>())
            ?? Steps.Tell(state, $"{state.Scope}/enforcement", () => new Notice(NoticeKind.Outcome, Lines(state)));
    }

    /// <summary>One line for each change of an identity that is seen, as far as this case knows.</summary>
    public static ImmutableArray<string> Lines(CaseState state) =>
        [
            .. Done(state)
                .Select(write =>
                    $"Enforcement of {Printable.Of(OutcomeWords.TypeOf(state, write), 64)} ({write.Call.Try}): {Words(state, write)}"
                ),
        ];

    private static string Words(CaseState state, CallState write)
    {
        if (EnforcementLook.Of(state, write) is not { } look)
        {
            return "unknown: nothing names whose calls to look for in CloudTrail";
        }
        var made = state
            .Calls.Values.Where(call =>
                call.Call.Try == write.Call.Try
                && call.Ended is not null
                && string.Equals(
                    Calls.CallKeys.SourceOf(call.Call.Key),
                    EnforcementLook.Source,
                    StringComparison.Ordinal
                )
            )
            .MaxBy(call => call.EndedSequence);
        return LiveView.Of(made) switch
        {
            LiveView.Seen { Object.Fields: var fields }
                when fields.GetValueOrDefault(EnforcementLook.Denied) is { } denied =>
                $"CloudTrail shows a denied call at {Printable.Of(denied.Trim('"'), 200)} [{EnforcementLook.Source}]",
            LiveView.Seen =>
                $"unknown: CloudTrail shows no denied call yet, which can take a quarter of an hour; look again with: {Printable.Of(look.Request.Text, 600)}",
            LiveView.Unread unread => $"unknown: {Printable.Of(unread.Why, 200)}",
            _ => "unknown",
        };
    }

    private static IEnumerable<CallState> Done(CaseState state) =>
        state.Writes.Where(write =>
            write.Call.Surface == Surface.Aws
            && write.Call.Request is CallRequest.Command
            && state.Closed.GetValueOrDefault(write.Call.Try!.Value) is { Status: Status.Done }
        );
}
