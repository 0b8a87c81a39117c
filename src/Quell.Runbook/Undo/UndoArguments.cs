using System.Text.Json;
using System.Text.Json.Nodes;
using Quell.Domain.Actions;
using Quell.Domain.Cases;
using Quell.Domain.Responses;
using Quell.Runbook.Calls;

namespace Quell.Runbook.Undo;

/// <summary>The arguments of the undo tool.</summary>
public static class UndoArguments
{
    public const string Execution = "action_execution_id";
    private const string Caller = "caller_id";

    /// <returns>Null when the tool's schema has no place for the execution.</returns>
    public static JsonElement? For(ToolSchema schema, string executionId, CaseId @case, ActionTry tried)
    {
        if (!schema.Arguments.IsEmpty && !schema.Takes(Execution))
        {
            return null;
        }
        var arguments = new JsonObject { [Execution] = executionId };
        if (!schema.Arguments.IsEmpty && schema.Takes(Caller))
        {
            arguments[Caller] = $"quell/{@case}/{tried}";
        }
        return ToolArguments.Freeze(arguments);
    }

    public static string? ExecutionOf(JsonElement arguments) =>
        arguments.TryGetProperty(Execution, out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
}
