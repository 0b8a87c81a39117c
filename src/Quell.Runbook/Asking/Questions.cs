using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Json;
using Quell.Domain.Questions;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Asking;

/// <summary>Makes questions: the next id, and the digest of the words that are shown.</summary>
public static class Questions
{
    public static Question Of(
        CaseState state,
        string key,
        QuestionKind kind,
        ImmutableArray<string> words,
        ImmutableArray<string> accepts,
        ActionTry? about = null
    ) =>
        new()
        {
            Id = $"{(state.Opened is null ? 'p' : 'q')}{state.QuestionCount + 1}",
            Key = key,
            Kind = kind,
            Words = words,
            Accepts = accepts,
            Digest = Digest.OfText(string.Join('\n', words)).ToString(),
            About = about,
        };

    /// <summary>The typed name after a yes: about the same action, bound to the same digest, good for no longer than that yes.</summary>
    public static Question NameAfter(
        Question yes,
        CaseState state,
        ResponseAction action,
        string key,
        ImmutableArray<string> words
    ) =>
        Of(state, key, QuestionKind.Name, words, [action.NameToType, Answer.No], action.Try) with
        {
            Digest = yes.Digest,
            ExpiresAt = yes.ExpiresAt,
            Follows = yes.Id,
        };
}
