using System.Collections.Immutable;

namespace Quell.Lab.Events;

/// <summary>One term of a filter.</summary>
/// <param name="Sign">=, !=, &gt;, &gt;=, &lt;, &lt;=, in, contains, starts with, exists.</param>
internal sealed record FilterTerm(string Attribute, string Sign, ImmutableArray<string> Values, bool Negated);
