using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Runbook.Flow;

namespace Quell.Runbook.Filing;

/// <summary>What became of making a draft into something that could be sent.</summary>
internal abstract record FilingMade
{
    private FilingMade() { }

    public sealed record Ready(ResponseAction Action) : FilingMade;

    /// <summary>Something has to be read or asked first.</summary>
    /// <param name="First">Null when it was asked and left unanswered: nothing is filed.</param>
    public sealed record Needs(Next? First) : FilingMade;

    /// <summary>The person has to say something more.</summary>
    public sealed record Unfinished(string Why, ImmutableArray<TicketProject> Projects) : FilingMade;

    public sealed record NotPossible(string Why) : FilingMade;
}
