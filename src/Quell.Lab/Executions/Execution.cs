using System.Text.Json.Nodes;
using Quell.Lab.Scenarios;
using Quell.Lab.World;

namespace Quell.Lab.Executions;

/// <summary>A submitted action. What it is doing follows from the time alone.</summary>
internal sealed record Execution
{
    public required string Id { get; init; }

    public required ActionDefinition Action { get; init; }

    public required JsonObject Parameters { get; init; }

    public required JsonObject Context { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required OutcomeSpec Outcome { get; init; }

    public required JsonObject Outputs { get; init; }

    public required string? CallerId { get; init; }

    public required long UserId { get; init; }

    public required string? Undoes { get; init; }

    /// <summary>When it ends, well or badly; null when it never does.</summary>
    public DateTimeOffset? EndsAt =>
        Outcome.Ending == Ending.Stuck ? null : CreatedAt + Outcome.Enqueued + Outcome.Running;

    /// <summary>When it takes effect; null when it never does.</summary>
    public DateTimeOffset? CompletesAt => Outcome.Ending == Ending.Completed ? EndsAt : null;

    public string Status(DateTimeOffset now)
    {
        if (Outcome.Ending == Ending.Stuck || now < CreatedAt + Outcome.Enqueued)
        {
            return "ENQUEUED";
        }

        if (now < EndsAt)
        {
            return "IN_PROGRESS";
        }

        return Outcome.Ending == Ending.Completed ? "COMPLETED" : "FAILED";
    }

    public JsonObject ToJson(DateTimeOffset now)
    {
        var status = Status(now);
        var json = new JsonObject { ["id"] = Id };
        if (CallerId is not null)
        {
            json["callerId"] = CallerId;
        }

        json["actionType"] = Action.Type;
        json["responderType"] = Action.Responder;
        json["executionContext"] = Context.DeepClone();
        json["parameters"] = Parameters.DeepClone();
        json["outputs"] = status is "COMPLETED" ? Outputs.DeepClone() : null;
        json["status"] = status;
        if (status is "FAILED")
        {
            json["failure"] = new JsonObject
            {
                ["failureReason"] = Outcome.FailureReason,
                ["logMessage"] = Outcome.FailureMessage,
            };
        }

        json["userId"] = UserId;
        json["createdAt"] = Instants.Rfc3339(CreatedAt);
        json["updatedAt"] = Instants.Rfc3339(Updated(status));
        if (Undoes is not null)
        {
            json["actionExecutionIdBeingUndone"] = Undoes;
        }

        return json;
    }

    private DateTimeOffset Updated(string status) =>
        status switch
        {
            "ENQUEUED" => CreatedAt,
            "IN_PROGRESS" => CreatedAt + Outcome.Enqueued,
            _ => EndsAt ?? CreatedAt,
        };
}
