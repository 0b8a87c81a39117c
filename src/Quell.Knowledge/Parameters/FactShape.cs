using System.Collections.Immutable;
using Quell.Domain.Text;

namespace Quell.Knowledge.Parameters;

/// <summary>What a fact's value has to look like before it may become part of a payload.</summary>
/// <param name="Alphabets">Any one of them is enough.</param>
/// <param name="Own">A rule for what no alphabet describes; null where there is none.</param>
internal sealed record FactShape(ImmutableArray<Alphabet> Alphabets, Func<string, bool>? Own, string Words)
{
    public bool Admits(string value) =>
        Alphabets.Any(alphabet => Domain.Text.Alphabets.Matches(alphabet, value)) || Own?.Invoke(value) == true;
}
