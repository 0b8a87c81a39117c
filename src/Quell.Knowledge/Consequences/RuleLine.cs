using System.Collections.Immutable;
using Quell.Domain.Actions;

namespace Quell.Knowledge.Consequences;

/// <summary>One line of a rule before its citations are looked up.</summary>
/// <param name="Keys">The facts that it rests on, known or not.</param>
/// <param name="CitesCard">True for a line that holds whatever the facts are.</param>
internal sealed record RuleLine(
    Severity Severity,
    string Sentence,
    ImmutableArray<string> Keys,
    bool CitesCard = false
);
