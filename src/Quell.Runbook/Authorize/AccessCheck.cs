namespace Quell.Runbook.Authorize;

/// <summary>What is known before a grant is offered.</summary>
public abstract record AccessCheck
{
    private AccessCheck() { }

    /// <summary>Clearly another place, or one that cannot be reached: there is no offer.</summary>
    /// <param name="Plain">The runbook's words for it, or what went wrong.</param>
    /// <param name="Fix">What would make an offer possible.</param>
    public sealed record NoOffer(string Plain, string Fix) : AccessCheck;

    /// <summary>The same place, or nobody can tell: the person is asked.</summary>
    /// <param name="Words">The comparison, in words.</param>
    public sealed record Offer(string Words) : AccessCheck;
}
