using System.Text.Json;
using Quell.Domain.Calls;
using Quell.Domain.Responses;

namespace Quell.Sysdig.Parsing;

/// <summary>Reads a list of executions; a null list is an empty one.</summary>
internal static class ExecutionListParser
{
    public static CallReading? Parse(JsonElement payload)
    {
        if (Payload.List(payload, out var isEmpty, "executions", "actionExecutions") is { } list)
        {
            return new CallReading.Executions([
                .. ((JsonElement?)list)
                    .Items()
                    .Select(item => ExecutionParser.One(item, null))
                    .OfType<ActionExecution>(),
            ]);
        }

        return isEmpty ? new CallReading.Executions([])
            : ExecutionParser.One(payload, null) is { } single ? new CallReading.Executions([single])
            : null;
    }
}
