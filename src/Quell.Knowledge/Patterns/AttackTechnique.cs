using System.Collections.Immutable;

namespace Quell.Knowledge.Patterns;

/// <summary>An ATT&amp;CK technique of a pattern: the id in the version of <see cref="AttackWords"/>, and those before.</summary>
public sealed record AttackTechnique(string Current, ImmutableArray<string> Legacy);
