using Quell.Domain.Actions;
using Quell.Knowledge.Cards;

namespace Quell.Runbook.Propose;

/// <summary>What became of one type of the catalogue.</summary>
public abstract record Candidate
{
    private Candidate() { }

    public sealed record Runnable(ResponseAction Action, ActionCard Card) : Candidate;

    public sealed record NotRunnable(UnavailableAction Gone) : Candidate;
}
