using Quell.Domain.Actions;
using Quell.Domain.Cases;
using Quell.Domain.Json;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Filing;

/// <summary>Names filings. One action of one case is filed once, wherever and however often it was declined.</summary>
public static class FilingIds
{
    private const int Digits = 8;

    public static ActionId Of(CaseId @case, ActionId response) =>
        new(Digest.OfText($"filing {@case} {response}").Short[..Digits]);

    /// <summary>A log is named for its ticket and for what it says: the same words are appended once.</summary>
    public static ActionId OfLog(CaseId @case, string ticket, string words) =>
        new(Digest.OfText($"log {@case} {ticket} {words}").Short[..Digits]);

    /// <summary>The next try; tries that provably changed nothing may be followed by another.</summary>
    public static ActionTry Next(CaseState state, ActionId filing) => new(filing, 1 + state.FilingsOf(filing).Count());
}
