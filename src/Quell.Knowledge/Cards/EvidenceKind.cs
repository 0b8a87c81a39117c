namespace Quell.Knowledge.Cards;

/// <summary>One kind of evidence that an action may destroy or save, from <c>Words/evidence.yaml</c>.</summary>
/// <param name="Name">How a sentence calls it, such as <c>the memory of its processes</c>.</param>
public sealed record EvidenceKind(string Id, string Name)
{
    /// <summary>What an emptyDir of the Pod holds; a Pod without one has none to lose.</summary>
    internal bool IsEmptyDir => string.Equals(Id, "emptydir", StringComparison.Ordinal);
}
