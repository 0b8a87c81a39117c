using System.Text.Json.Serialization;

namespace Quell.Domain.Actions;

/// <summary>What an undo takes back: what one response of the same case did.</summary>
/// <param name="ExecutionId">The execution that it made; null for a command, which makes none.</param>
/// <param name="Response">The try that did it.</param>
/// <param name="DiscardsEvidence">True where nothing is restored: what the response preserved would be gone for good.</param>
public sealed record UndoneExecution(
    string? ExecutionId,
    ActionTry Response,
    string ResponseType,
    bool DiscardsEvidence
)
{
    /// <summary>In words: <c>execution 5d0c…</c>, or <c>try 1a2b3c4d/1</c>.</summary>
    [JsonIgnore]
    public string Name => ExecutionId is { } id ? $"execution {id}" : $"try {Response}";
}
