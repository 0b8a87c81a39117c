using System.Collections.Immutable;

namespace Quell.Runbook.Probe.Map;

/// <summary>Draws a tree, one line a branch; a face that has to break a line keeps the trunk beside it.</summary>
internal sealed class TreeText
{
    private readonly ImmutableArray<string>.Builder _lines = ImmutableArray.CreateBuilder<string>();

    public ImmutableArray<string> Lines => _lines.ToImmutable();

    public void Root(string text) => _lines.Add(text);

    /// <param name="place">For each level from the top: whether this is its last branch.</param>
    public void Branch(ImmutableArray<bool> place, string text)
    {
        var above = string.Concat(place[..^1].Select(isLast => isLast ? "   " : "│  "));
        _lines.Add(above + (place[^1] ? "└─ " : "├─ ") + text);
    }
}
