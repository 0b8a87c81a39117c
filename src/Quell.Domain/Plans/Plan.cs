using System.Collections.Immutable;
using Quell.Domain.Actions;

namespace Quell.Domain.Plans;

/// <summary>One revision of the ordered checklist.</summary>
/// <param name="Revision">1 for the first; any change of set, order, payload, availability or consequence makes the next.</param>
/// <param name="Actions">Runnable candidates, the recommended one first.</param>
/// <param name="OrderReason">Why this order, in a sentence or two.</param>
/// <param name="ScopedToEvent">False when the tenant's scoped catalogue was empty and the full one was used.</param>
/// <param name="Changes">What is different from the revision before, in words; empty for the first.</param>
public sealed record Plan(
    int Revision,
    ImmutableArray<ResponseAction> Actions,
    ImmutableArray<UnavailableAction> Unavailable,
    string OrderReason,
    bool ScopedToEvent,
    ImmutableArray<string> Changes
)
{
    /// <summary>Why each action stands where it stands.</summary>
    public ImmutableArray<PlannedPlace> Places
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>What matched, when the threat is clear, and what not to do, each with its source.</summary>
    public ImmutableArray<PlanNote> Notes
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>ATT&amp;CK as the rule's tags and the knowledge name it, side by side.</summary>
    public ImmutableArray<ThreatTechnique> Techniques
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    public ResponseAction? Find(ActionId id) => Actions.FirstOrDefault(action => action.Id == id);

    public PlannedPlace? PlaceOf(ActionId id) => Places.FirstOrDefault(place => place.Action == id);

    /// <summary>The number a person sees, from 1; 0 when the action is not in this revision.</summary>
    public int NumberOf(ActionId id)
    {
        for (var index = 0; index < Actions.Length; index++)
        {
            if (Actions[index].Id == id)
            {
                return index + 1;
            }
        }
        return 0;
    }
}
