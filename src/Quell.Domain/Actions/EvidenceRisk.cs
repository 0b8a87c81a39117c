using System.Collections.Immutable;

namespace Quell.Domain.Actions;

/// <summary>One kind of evidence that an action destroys, and what in the same plan would save it first.</summary>
/// <param name="What">Such as <c>the memory of the processes</c>.</param>
/// <param name="SavedBy">Types of runnable actions of the plan, in ordinal order; empty where nothing can save it here.</param>
public sealed record EvidenceRisk(string What, ImmutableArray<string> SavedBy);
