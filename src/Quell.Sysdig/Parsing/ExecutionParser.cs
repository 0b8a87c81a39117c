using System.Text.Json;
using Quell.Domain.Calls;
using Quell.Domain.Responses;

namespace Quell.Sysdig.Parsing;

/// <summary>Reads one execution (sysdig-facts 2.1), as submit, status and undo answer with it.</summary>
/// <remarks>Only the id must be there. A word that is missing is <c>unknown</c>, which ends no poll.</remarks>
internal static class ExecutionParser
{
    private static readonly string[] s_ids = ["id", "actionExecutionId", "executionId"];

    public static CallReading? Parse(JsonElement payload, JsonElement arguments) =>
        Payload.Object(payload, s_ids, "execution", "actionExecution") is { } found
        && One(found, arguments.Member("actionType").Text()) is { } run
            ? new CallReading.Execution(run)
            : null;

    public static ActionExecution? One(JsonElement item, string? submittedType)
    {
        if (item.Member(s_ids).Text() is not { } id)
        {
            return null;
        }

        var failure = item.Member("failure") is { ValueKind: JsonValueKind.Object } told ? told : item;
        return new ActionExecution
        {
            Id = id,
            ActionType = item.Member("actionType", "type").Text() ?? submittedType ?? "unknown",
            Responder = new ResponderType(item.Member("responderType").Text() ?? "unknown"),
            Status = item.Member("status", "state").Text() ?? "unknown",
            Parameters = item.Member("parameters").Map(),
            Outputs = item.Member("outputs").Map(),
            CallerId = item.Member("callerId").Text(),
            FailureReason = failure.Member("failureReason", "reason").Text() ?? FlatFailure(item),
            FailureLog = failure.Member("logMessage", "failureMessage").Text(Limits.OutputBytes),
            CreatedAt = item.Member("createdAt").Moment(),
            UpdatedAt = item.Member("updatedAt").Moment(),
            Undoes = item.Member("actionExecutionIdBeingUndone").Text(),
        };
    }

    private static string? FlatFailure(JsonElement item) =>
        item.Member("failure") is { ValueKind: JsonValueKind.String } text
            ? ((JsonElement?)text).Text(Limits.OutputBytes)
            : null;
}
