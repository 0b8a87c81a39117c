using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Filing;

/// <summary>Whether a filing writes down what it may, where it may, for the first time.</summary>
public static class FilingScope
{
    /// <summary>Null when it does, otherwise why it does not.</summary>
    public static string? Refusal(OutsideCall call, ResponseAction action, CaseState state)
    {
        if (action.Files is not { } filed || call.Effect != Effect.Filing || action.Effect != Effect.Filing)
        {
            return "a filing writes down an action of this case and does nothing else";
        }
        if (DeskRefusal(call, filed) is { } wrong)
        {
            return wrong;
        }
        if (filed.Response is { } response && !WasLeft(state, response))
        {
            return $"{response} is not an action of this case that was declined or failed";
        }
        if (state.FilingsOf(action.Id).FirstOrDefault(over => over.Closed.Status != Status.Failed) is { } earlier)
        {
            return earlier.Closed.Status == Status.Done
                ? $"it is filed already, as {earlier.Closed.ExecutionId}"
                : "it may be filed already: the outcome of an earlier try is not known";
        }
        return state.Writes.Any(write =>
            write.Call.Try!.Value.Action == action.Id && state.EndOf(write.Call.Try.Value) is null
        )
            ? "an earlier try of the same filing has no outcome yet"
            : null;
    }

    private static string? DeskRefusal(OutsideCall call, FiledAction filed) =>
        (call.Surface, call.Request) switch
        {
            (Surface.Jira, CallRequest.Tool { Server: JiraTools.Server, Name: JiraTools.CreateIssue })
                when !filed.IsLog => null,
            (Surface.Jira, CallRequest.Tool { Server: JiraTools.Server, Name: JiraTools.AddComment })
                when filed.IsLog => null,
            (Surface.PagerDuty, CallRequest.Post { Body: var body }) => IncidentPayload.Refusal(body, filed),
            _ => "that is not how a ticket is filed",
        };

    private static bool WasLeft(CaseState state, ActionTry response) =>
        state.Closed.GetValueOrDefault(response) is { Status: Status.Skipped or Status.Failed };
}
