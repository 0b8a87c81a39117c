using System.Collections.Immutable;

namespace Quell.Domain.Calls;

/// <summary>One item of a SysQL answer: alias or <c>alias.field</c> to its value as text.</summary>
public sealed record QueryRow(ImmutableSortedDictionary<string, string> Values);
