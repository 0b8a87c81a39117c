using System.Collections.Immutable;
using Quell.Domain.Facts;

namespace Quell.Domain.Actions;

/// <summary>One thing that an action breaks, leaves behind or does not stop, said by a rule from cited facts.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Facts">The keys it read.</param>
/// <param name="Citations">Where those were read; empty only when the sentence says what is unknown.</param>
public sealed record Consequence(
    string Rule,
    Severity Severity,
    string Sentence,
    ImmutableArray<string> Facts,
    ImmutableArray<Citation> Citations
);
