using Quell.Domain;
using Quell.Runbook.Flow;

namespace Quell.Runbook.Execute;

/// <summary>How far a command is on the way to its question.</summary>
public abstract record Readiness
{
    private Readiness() { }

    /// <summary>Something comes first.</summary>
    public sealed record Waiting(Next Next) : Readiness;

    /// <summary>It is not going to be asked about: it ends here, and nothing was changed.</summary>
    /// <param name="Detail">One clause for the outcome.</param>
    /// <param name="Why">The reason in the ticket text.</param>
    public sealed record Over(Status Status, string Detail, string Why) : Readiness;

    public sealed record Ready : Readiness;
}
