using System.Collections.Immutable;
using Quell.Domain.Actions;

namespace Quell.Runbook.Asking;

/// <summary>Actions that a part of a choice means, and what is to become of them.</summary>
/// <param name="Said">The words.</param>
/// <param name="Ids">In the order of the plan.</param>
/// <param name="Core">Those of them that the words name; the others are only touched.</param>
internal sealed record SelectionItem(string Said, ImmutableArray<ActionId> Ids, ImmutableArray<ActionId> Core)
{
    /// <summary>True where the words name actions one by one and not a kind of them.</summary>
    public bool IsNamed { get; init; }

    /// <summary>True for what stands for all that nothing else in the choice means.</summary>
    public bool IsRest { get; init; }

    public bool IsLeftOut { get; init; }

    /// <summary>Below 0 at the head of the order, above 0 at its end.</summary>
    public int Position { get; init; }
}
