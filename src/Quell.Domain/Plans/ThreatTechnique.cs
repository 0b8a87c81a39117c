using System.Collections.Immutable;
using Quell.Domain.Facts;

namespace Quell.Domain.Plans;

/// <summary>One ATT&amp;CK technique that somebody names for the threat.</summary>
/// <param name="Current">The id in <paramref name="AttackVersion"/>; a rule's tag stays as it came where that is not known.</param>
/// <param name="Legacy">Ids that it had in earlier versions.</param>
/// <param name="AttackVersion">Such as <c>v19</c>; null where the source does not say which version it means.</param>
/// <param name="Of">The pattern, or the tag as it came.</param>
public sealed record ThreatTechnique(
    string Current,
    ImmutableArray<string> Legacy,
    string? AttackVersion,
    TechniqueSource Source,
    string Of,
    Citation Citation
);
