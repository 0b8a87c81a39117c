namespace Quell.Domain.Calls;

/// <summary>A no of the far side, recognised loosely: its exact words are not published.</summary>
/// <param name="Status">The HTTP status found in the answer, if any.</param>
/// <param name="Detail">The scope of a missing responder, or the name of a missing permission, where the text names it.</param>
/// <param name="Text">The answer, bounded and redacted.</param>
/// <param name="RetryAfterSeconds">What the far side asked to wait; null when it did not say.</param>
public sealed record ServiceRefusal(RefusalKind Kind, int? Status, string? Detail, string Text, int? RetryAfterSeconds);
