using System.Collections.Immutable;
using Quell.Domain.Facts;

namespace Quell.Runbook.Propose;

/// <summary>Something that a plan had to do without.</summary>
/// <param name="Asked">The calls that were asked for it and did not give it; empty where nothing was asked.</param>
public sealed record PlanGap(Fact.Unknown What, ImmutableArray<Citation> Asked);
