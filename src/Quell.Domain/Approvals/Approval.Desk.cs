using Quell.Domain.Actions;
using Quell.Domain.Cases;
using Quell.Domain.Questions;

namespace Quell.Domain.Approvals;

public sealed partial class Approval
{
    /// <summary>The only place where approvals are made and used up.</summary>
    public sealed class Desk(TimeProvider clock)
    {
        private readonly HashSet<string> _answered = new(StringComparer.Ordinal);
        private readonly Lock _gate = new();

        /// <summary>Turns a person's journalled answer into an approval, or says why it is none.</summary>
        /// <param name="asked">The journal entry of the question.</param>
        /// <param name="given">The journal entry of the answer, made durable after the question.</param>
        /// <param name="action">The action in question; what cannot be undone also needs its name typed.</param>
        /// <param name="earlier">For a typed name: the yes that came before it, with its question.</param>
        public ApprovalDecision Decide(
            CaseId @case,
            JournalEntry asked,
            JournalEntry given,
            ResponseAction action,
            (JournalEntry Asked, JournalEntry Given)? earlier = null
        )
        {
            if (Refusal(asked, given, action, earlier) is { } why)
            {
                return new ApprovalDecision.Refused(why);
            }
            var question = ((CaseEntry.QuestionAsked)asked.Body).Question;
            lock (_gate)
            {
                return _answered.Add(question.Id)
                    ? new ApprovalDecision.Given(
                        new Approval(@case, action.Try, question.Digest, question.Id, clock.GetTimestamp())
                    )
                    : new ApprovalDecision.Refused("that answer has already been used");
            }
        }

        /// <summary>Uses an approval up for one payload. A second call, a changed payload or a late one is refused.</summary>
        /// <param name="digest">Digest of what is about to be sent, made anew from the live values.</param>
        /// <returns>Null when it was good; otherwise why not. Either way it is spent.</returns>
        public string? Redeem(Approval approval, CaseId @case, ActionTry @try, string digest)
        {
            if (Interlocked.Exchange(ref approval._used, 1) != 0)
            {
                return "the approval was used before";
            }
            if (approval.Case != @case || approval.Try != @try)
            {
                return "the approval is for another action";
            }
            if (!string.Equals(approval.Digest, digest, StringComparison.Ordinal))
            {
                return "what would be sent is not what was shown";
            }
            return clock.GetElapsedTime(approval._givenAt) > Lifetime
                ? "the approval is older than five minutes"
                : null;
        }

        private string? Refusal(
            JournalEntry asked,
            JournalEntry given,
            ResponseAction action,
            (JournalEntry Asked, JournalEntry Given)? earlier
        )
        {
            if (PairRefusal(asked, given) is { } why)
            {
                return why;
            }
            var question = ((CaseEntry.QuestionAsked)asked.Body).Question;
            if (question.About != action.Try)
            {
                return "the question was about another action";
            }
            return action.AsksForName ? NameRefusal(question, earlier) : KindRefusal(question, QuestionKind.Approve);
        }

        private string? NameRefusal(Question question, (JournalEntry Asked, JournalEntry Given)? earlier)
        {
            if (KindRefusal(question, QuestionKind.Name) is { } why)
            {
                return why;
            }
            if (earlier is not { } first)
            {
                return "the yes before the typed name is missing";
            }
            if (PairRefusal(first.Asked, first.Given) is { } before)
            {
                return before;
            }
            var yes = ((CaseEntry.QuestionAsked)first.Asked.Body).Question;
            var same =
                yes.Kind == QuestionKind.Approve
                && yes.About == question.About
                && string.Equals(yes.Id, question.Follows, StringComparison.Ordinal)
                && string.Equals(yes.Digest, question.Digest, StringComparison.Ordinal);
            return same ? null : "the typed name does not belong to that yes";
        }

        private string? PairRefusal(JournalEntry asked, JournalEntry given)
        {
            if (
                asked.Body is not CaseEntry.QuestionAsked { Question: var question }
                || given.Body is not CaseEntry.AnswerGiven { Answer: var answer }
            )
            {
                return "an approval comes from a question and its answer";
            }
            if (
                given.Sequence <= asked.Sequence
                || !string.Equals(answer.QuestionId, question.Id, StringComparison.Ordinal)
            )
            {
                return "the answer does not belong to the question";
            }
            if (!string.Equals(answer.Digest, question.Digest, StringComparison.Ordinal))
            {
                return "the answer was given to other words";
            }
            if (!string.Equals(answer.Meaning, Answer.Yes, StringComparison.Ordinal))
            {
                return "the answer was not a yes";
            }
            var late = question.ExpiresAt is { } end && (given.At > end || clock.GetUtcNow() > end);
            return late ? "the question had expired" : null;
        }

        private static string? KindRefusal(Question question, QuestionKind wanted) =>
            question.Kind == wanted ? null : $"the question was of kind {question.Kind.Word()}, not {wanted.Word()}";
    }
}
