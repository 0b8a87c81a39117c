using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Ordering;

/// <summary>A precondition that a fact contradicts. One that nobody could check is no obstacle.</summary>
/// <param name="Text">The precondition, with the names of the case in it.</param>
internal sealed record Obstacle(string Text, FactReading By)
{
    public static Obstacle? Of(ActionCard? card, FactSheet facts)
    {
        foreach (var wanted in card?.Preconditions ?? [])
        {
            if (
                !wanted.MetWhen.IsEmpty
                && facts[wanted.Fact] is Fact.Known { Reading: var reading }
                && !reading.Values.All(value => wanted.MetWhen.Contains(value, StringComparer.OrdinalIgnoreCase))
            )
            {
                return new Obstacle(CardText.Say(wanted.Text, facts), reading);
            }
        }
        return null;
    }
}
