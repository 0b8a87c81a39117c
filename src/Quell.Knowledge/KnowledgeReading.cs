using System.Collections.Immutable;

namespace Quell.Knowledge;

/// <summary>What came of reading knowledge files. With problems, the base holds what could be read and is not to be used.</summary>
public sealed record KnowledgeReading(ResponseKnowledge Base, ImmutableArray<KnowledgeProblem> Problems);
