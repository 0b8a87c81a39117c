using System.Text.Json.Nodes;

namespace Quell.Lab.World;

/// <summary>What <c>param:</c>, <c>field:</c> and <c>label:</c> mean in a placeholder.</summary>
internal static class NamedValues
{
    /// <summary><c>param:</c> of an execution: a parameter, else an output.</summary>
    public static string? OfExecution(string name, JsonObject parameters, JsonObject outputs) =>
        name.StartsWith("param:", StringComparison.Ordinal)
            ? Json.Text(parameters[name["param:".Length..]]) ?? Json.Text(outputs[name["param:".Length..]])
            : null;

    /// <summary><c>field:</c> and <c>label:</c> of an event.</summary>
    public static string? OfEvent(string name, JsonObject body)
    {
        if (name.StartsWith("field:", StringComparison.Ordinal))
        {
            return Json.Text(Json.At(body, "content", "fields", name["field:".Length..]));
        }

        return name.StartsWith("label:", StringComparison.Ordinal)
            ? Json.Text(Json.At(body, "labels", name["label:".Length..]))
            : null;
    }
}
