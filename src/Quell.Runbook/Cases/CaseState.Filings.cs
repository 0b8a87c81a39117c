using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Cases;
using Quell.Domain.Plans;
using Quell.Runbook.Filing;

namespace Quell.Runbook.Cases;

/// <content>What the case wrote down, or tried to write down, for a person.</content>
public sealed partial record CaseState
{
    /// <summary>The latest draft of each filing, as the one action of a plan of its own.</summary>
    public ImmutableDictionary<ActionId, Plan> Filings { get; private init; } =
        ImmutableDictionary<ActionId, Plan>.Empty;

    /// <summary>Filings that are over, in the order in which they ended; they are no responses.</summary>
    public ImmutableList<FilingOutcome> FilingsClosed { get; private init; } = [];

    /// <summary>Texts that were written as files: what they are, and where they lie.</summary>
    public ImmutableDictionary<string, string> TextsKept { get; private init; } =
        ImmutableDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>The last entry: its number, and its hash, which is empty while the case lives in memory.</summary>
    public (long Sequence, string Hash) Head { get; private init; }

    /// <summary>The plan that an action stands in: a filing stands in one of its own.</summary>
    public Plan? OfferedFor(ActionId id) => Filings.GetValueOrDefault(id) ?? Offered;

    /// <summary>Tries of one filing that are over, the earliest first.</summary>
    public IEnumerable<FilingOutcome> FilingsOf(ActionId filing) =>
        FilingsClosed.Where(over => over.Closed.Try.Action == filing);

    private CaseState WithFiling(Plan offer) =>
        this with
        {
            Filings = Filings.SetItems(offer.Actions.Select(action => KeyValuePair.Create(action.Id, offer))),
        };

    private CaseState WithFilingClosed(CaseEntry.ActionClosed closed)
    {
        var action = Tried.GetValueOrDefault(closed.Try) ?? Filings[closed.Try.Action].Find(closed.Try.Action)!;
        var ticket =
            Calls.Values.FirstOrDefault(call => call.Call.Try == closed.Try)?.Reading
            as Domain.Calls.CallReading.Ticket;
        return this with
        {
            FilingsClosed = FilingsClosed
                .RemoveAll(over => over.Closed.Try == closed.Try)
                .Add(new FilingOutcome(action, closed, ticket, SessionNumber)),
        };
    }
}
