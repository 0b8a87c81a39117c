using Quell.Domain.Actions;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Ordering;

/// <summary>One action to be given its place.</summary>
/// <param name="Card">Null, or an <see cref="UnknownCard"/>, for a type that no card describes.</param>
/// <param name="Target">Its canonical target.</param>
public sealed record OrderCandidate(
    ActionId Id,
    string Type,
    ActionCard? Card,
    Availability Availability,
    string Target
)
{
    internal bool IsKnown => Card?.IsKnown == true;
}
