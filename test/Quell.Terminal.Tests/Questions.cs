using Quell.Domain.Questions;

namespace Quell.Terminal.Tests;

/// <summary>Questions as the flow would make them, down to what a face looks at.</summary>
internal static class Questions
{
    public static Question Of(QuestionKind kind, string[] words, params string[] accepts) =>
        new()
        {
            Id = "q4",
            Key = "key",
            Kind = kind,
            Words = [.. words],
            Accepts = [.. accepts],
            Digest = "digest",
        };

    public static Question Approval() =>
        Of(QuestionKind.Approve, ["Run action 2 now?", "It ends the Pod."], "yes 2 KILL_CONTAINER", "no");
}
