using Quell.Domain.Calls;

namespace Quell.Runbook.Gates;

/// <summary>Permission to carry out one write now. Made by <see cref="Gate"/> and by nothing else.</summary>
public sealed class WriteOrder
{
    internal WriteOrder(OutsideCall call) => Call = call;

    public OutsideCall Call { get; }
}
