using System.Text.Json;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Filing;
using Quell.Runbook.Undo;

namespace Quell.Runbook.Gates;

/// <summary>Whether a call stays with the threat: the cluster and account for reads, the cited objects of the plan for writes.</summary>
public static class Scope
{
    /// <summary>What the runbook says to whoever asks for something unrelated.</summary>
    public const string Refusal = "outside this threat's scope; start a fresh `quell respond <event id>` for it";

    /// <summary>Null when the call is in scope, otherwise why it is not.</summary>
    public static string? Check(OutsideCall call, CaseState state) =>
        PlaceRefusal(call, state) ?? (call.Effect.IsWrite() ? WriteRefusal(call, state) : null);

    private static string? PlaceRefusal(OutsideCall call, CaseState state)
    {
        if (call.Target.Cluster is { } cluster && !string.Equals(cluster, state.ClusterName, StringComparison.Ordinal))
        {
            return $"cluster {cluster} is {Refusal}";
        }
        return
            call.Target.Account is { } account && !string.Equals(account, state.CloudAccount, StringComparison.Ordinal)
            ? $"account {account} is {Refusal}"
            : null;
    }

    private static string? WriteRefusal(OutsideCall call, CaseState state)
    {
        if (
            state.Threat is null
            || call.Try is not { } tried
            || state.OfferedFor(tried.Action)?.Find(tried.Action) is not { } action
            || action.Try != tried
        )
        {
            return $"no action of the current plan asks for it; it is {Refusal}";
        }
        if (!string.Equals(action.Request.Text, call.Request.Text, StringComparison.Ordinal))
        {
            return "what would be sent is not the action of the plan";
        }
        return call.Request switch
        {
            CallRequest.Tool { Name: SysdigTools.Undo } undo => UndoRefusal(undo.Arguments, action, state),
            _ when action.Files is not null || call.Effect == Effect.Filing => FilingScope.Refusal(call, action, state),
            CallRequest.Command undo when action.Undoes is { } undone => CommandUndoRefusal(undo, undone, state),
            CallRequest.Command command when action.Undoes is null => CommandScope.Refusal(command, action, state),
            _ when action.Undoes is not null => "an undo is one call of the undo tool and nothing else",
            CallRequest.Tool { Name: SysdigTools.Submit } submit => ParameterRefusal(submit.Arguments, action, state),
            _ => null,
        };
    }

    /// <summary>An undo reaches one execution that this case made, and only once.</summary>
    private static string? UndoRefusal(JsonElement arguments, ResponseAction action, CaseState state)
    {
        if (
            action.Undoes is not { } undone
            || undone.ExecutionId is null
            || !string.Equals(UndoArguments.ExecutionOf(arguments), undone.ExecutionId, StringComparison.Ordinal)
        )
        {
            return "the call names no execution that the undo is of";
        }
        if (
            !state.Closed.TryGetValue(undone.Response, out var closed)
            || !string.Equals(closed.ExecutionId, undone.ExecutionId, StringComparison.Ordinal)
        )
        {
            return $"execution {undone.ExecutionId} is not one of this case; it is {Refusal}";
        }
        return state.UndosOf(undone.Response).Any(over => over.Closed.Status == Domain.Status.Done)
            ? $"execution {undone.ExecutionId} is undone already"
            : null;
    }

    /// <summary>A command takes back what one try of this case did, with the line that was in the journal before that was sent.</summary>
    private static string? CommandUndoRefusal(CallRequest.Command command, UndoneExecution undone, CaseState state)
    {
        if (
            !state.Closed.ContainsKey(undone.Response)
            || state.Tried.GetValueOrDefault(undone.Response) is not { Undo: UndoSlot.CommandLine line }
        )
        {
            return $"try {undone.Response} is not one of this case; it is {Refusal}";
        }
        if (!UndoCommand.IsOf(line.Argv, command.Argv))
        {
            return "the command is not the one that was written down as the way back";
        }
        return state.UndosOf(undone.Response).Any(over => over.Closed.Status == Domain.Status.Done)
            ? $"try {undone.Response} is undone already"
            : null;
    }

    private static string? ParameterRefusal(JsonElement arguments, ResponseAction action, CaseState state)
    {
        if (SubmitArguments.ParametersOf(arguments) is not { IsEmpty: false } parameters)
        {
            return "the call names no target";
        }
        foreach (var (name, sent) in parameters)
        {
            var value = action.Values.FirstOrDefault(known =>
                string.Equals(known.Name, name, StringComparison.Ordinal)
            );
            if (value is null || !string.Equals(value.Value, sent, StringComparison.Ordinal))
            {
                return $"parameter {name} has no cited fact behind it; it is {Refusal}";
            }
            if (NamesATarget(name) && !IsKnown(value, state.Facts))
            {
                return $"parameter {name} = {value.Value} is not a fact of this case; it is {Refusal}";
            }
        }
        return null;
    }

    /// <summary>Settings of an action (durations, sizes, flags) name nothing; everything else names what is acted on.</summary>
    private static bool NamesATarget(string parameter) =>
        parameter is not ("previous" or "allContainers" or "fromTimestamp" or "toTimestamp")
        && !parameter.StartsWith("capture.", StringComparison.Ordinal)
        && !parameter.StartsWith("network.", StringComparison.Ordinal);

    private static bool IsKnown(ActionValue value, FactSheet facts) =>
        facts
            .ReadNow[value.FactKey]
            .AllReadings.Any(reading => reading.Values.Contains(value.Value, StringComparer.Ordinal));
}
