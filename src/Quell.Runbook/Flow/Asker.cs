using System.Collections.Immutable;
using System.Globalization;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Runbook.Asking;
using Quell.Runbook.Authorize;
using Quell.Runbook.Cases;
using Quell.Runbook.Gates;
using Quell.Runbook.Ports;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Flow;

/// <summary>Puts one question to the person and journals what was said.</summary>
public sealed class Asker(RunContext context, CaseLog log, Gate gate, Granter granter)
{
    private const int LongestWords = 1000;

    /// <summary>How often a person at a terminal may be misunderstood, where a no would end what a word was looked for.</summary>
    private const int PatientTries = 5;

    public async Task AskAsync(Question wanted, CancellationToken cancellationToken)
    {
        var question = await AskedAsync(wanted, cancellationToken);
        var left = Tries(question) - log.State.Question(question.Key)!.Answers.Length;
        while (true)
        {
            if (await context.Person.AskAsync(question, cancellationToken) is not Reply.Words { Text: var text })
            {
                await AnswerAsync(question, string.Empty, Answer.No, cancellationToken);
                await log.AppendAsync(new CaseEntry.AskingEnded("the input ended"), cancellationToken);
                return;
            }
            var plan = question.About is { } about ? log.State.OfferedFor(about.Action) : log.State.Offered;
            switch (AnswerReader.Read(question, text, plan, context.Person.YesMustName, context.Knowledge))
            {
                case Heard.Meaning meaning:
                    await AnswerAsync(question, text, meaning.Value, cancellationToken);
                    return;
                case Heard.Word { Name: "stop" }:
                    await log.AppendAsync(new CaseEntry.AskingEnded("the person said stop"), cancellationToken);
                    return;
                case Heard.Word { Name: "act" } when log.State.Threat is not null && log.State.Plan is null:
                    await log.AppendAsync(
                        new CaseEntry.Found("act", ImmutableSortedDictionary<string, string>.Empty.Add("asked", "yes")),
                        cancellationToken
                    );
                    return;
                case Heard.Word { Name: "kubectl" or "aws" } word when AsideWords.Wants(word, log.State) is { } surface:
                    await AskedForAsync(surface, cancellationToken);
                    return;
                case Heard.Word word:
                    await context.Person.TellAsync(AsideWords.Of(word, log.State), cancellationToken);
                    break;
                case Heard.Unreadable unreadable:
                    left--;
                    await AnswerAsync(question, text, left > 0 ? string.Empty : Answer.No, cancellationToken);
                    await context.Person.TellAsync(AsideWords.Unreadable(unreadable, left <= 0), cancellationToken);
                    if (left <= 0)
                    {
                        return;
                    }
                    break;
            }
        }
    }

    /// <summary>A pipe and a question about a write get a second try; the others on a terminal get more.</summary>
    private int Tries(Question question) =>
        context.Person.YesMustName
        || question.Kind is QuestionKind.Approve or QuestionKind.Name or QuestionKind.WriteAccess
            ? 2
            : PatientTries;

    /// <summary>A question that is open already is put again as it was; a new one is journalled before it is shown.</summary>
    private async Task<Question> AskedAsync(Question wanted, CancellationToken cancellationToken)
    {
        if (log.State.Question(wanted.Key) is { Answer: null } open)
        {
            return open.Question;
        }
        var question = await SealedAsync(wanted, cancellationToken);
        await log.AppendAsync(new CaseEntry.QuestionAsked(question), cancellationToken);
        return question;
    }

    /// <summary>A question for a yes carries the digest of exactly what would be sent, to whom.</summary>
    private async Task<Question> SealedAsync(Question question, CancellationToken cancellationToken)
    {
        var state = log.State;
        if (
            question.Kind != QuestionKind.Approve
            || question.About is not { } tried
            || state.OfferedFor(tried.Action) is not { } plan
            || plan.Find(tried.Action) is not { } action
            || state.Opened is not { } opened
        )
        {
            return question;
        }
        var call = new OutsideCall
        {
            Key = string.Empty,
            Surface = action.Surface,
            Request = action.Request,
            Target = action.Target,
            Purpose = string.Empty,
            Effect = Effect.Read,
        };
        var fingerprint = await gate.FingerprintAsync(call, cancellationToken);
        return question with
        {
            Digest = new Restatement(
                opened.Case,
                action,
                plan.Revision,
                fingerprint,
                TargetDrift.Bound(state, action)
            ).Digest(),
        };
    }

    private async Task AnswerAsync(Question question, string words, string meaning, CancellationToken cancellationToken)
    {
        var bounded = words.Length <= LongestWords ? words : words[..LongestWords];
        var answer = new Answer(question.Id, question.Digest, bounded, meaning, context.Who, context.Person.Face);
        await log.AppendAsync(new CaseEntry.AnswerGiven(answer), cancellationToken);
        granter.Hear(question, meaning, log.State);
    }

    /// <summary>The person named a surface: the check begins anew, and the open question is put again after it.</summary>
    private async Task AskedForAsync(Surface surface, CancellationToken cancellationToken) =>
        await log.AppendAsync(
            new CaseEntry.Found(
                AccessKeys.Asked(surface),
                ImmutableSortedDictionary<string, string>.Empty.Add(
                    "times",
                    (AccessKeys.TimesAsked(log.State, surface) + 1).ToString(CultureInfo.InvariantCulture)
                )
            ),
            cancellationToken
        );
}
