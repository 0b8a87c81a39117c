using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;

namespace Quell.Domain.Questions;

/// <summary>One question to the person. It is journalled before it is shown.</summary>
public sealed record Question
{
    /// <summary>Short id, unique in its case, such as <c>q4</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What the flow asked for; the same key is asked once a session.</summary>
    public required string Key { get; init; }
    public required QuestionKind Kind { get; init; }
    public required ImmutableArray<string> Words { get; init; }

    /// <summary>The answers that are taken, as printed: literal words, or a form in angle brackets.</summary>
    public required ImmutableArray<string> Accepts { get; init; }

    /// <summary>Digest of what is shown; for an approval, of the restated action.</summary>
    public required string Digest { get; init; }

    /// <summary>After this the answer is void, UTC; null when it does not expire.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The action that a yes would be about; null for questions that approve nothing.</summary>
    public ActionTry? About { get; init; }

    /// <summary>The surface that a yes would authorise; null for questions that authorise none.</summary>
    public Surface? Surface { get; init; }

    /// <summary>For <see cref="QuestionKind.Name"/>: the question whose yes came first.</summary>
    public string? Follows { get; init; }
}
