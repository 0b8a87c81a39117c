namespace Quell.Domain.Actions;

/// <summary>What an undo takes back: one execution that one response of the same case made.</summary>
/// <param name="Response">The try that made it.</param>
/// <param name="DiscardsEvidence">True where nothing is restored: what the response preserved would be gone for good.</param>
public sealed record UndoneExecution(
    string ExecutionId,
    ActionTry Response,
    string ResponseType,
    bool DiscardsEvidence
);
