using Quell.Domain.Actions;
using Quell.Domain.Cases;

namespace Quell.Domain.Approvals;

/// <summary>A person's yes to one action, as an object that cannot be forged.</summary>
/// <remarks>
/// There is no public constructor, no copy, no default and no serializer: only <see cref="Desk"/> makes one, from one
/// journalled answer to one journalled question. It is good for one call, with one payload, for five minutes.
/// </remarks>
public sealed partial class Approval
{
    /// <summary>How long a yes is good for, counted on the monotonic clock.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly long _givenAt;
    private int _used;

    private Approval(CaseId @case, ActionTry @try, string digest, string questionId, long givenAt) =>
        (Case, Try, Digest, QuestionId, _givenAt) = (@case, @try, digest, questionId, givenAt);

    public CaseId Case { get; }
    public ActionTry Try { get; }

    /// <summary>Digest of exactly what was restated to the person.</summary>
    public string Digest { get; }

    /// <summary>The question whose answer made this approval.</summary>
    public string QuestionId { get; }
}
