using System.Collections.Immutable;
using Quell.Domain.Facts;

namespace Quell.Domain.Plans;

/// <summary>Something to know about a plan: what matched, when the threat is clear, what not to do.</summary>
/// <param name="Text">Fit to be shown: what came from outside is escaped already.</param>
/// <param name="Citations">Where it was read; a pattern's own file for what the pattern says.</param>
public sealed record PlanNote(PlanNoteKind Kind, string Text, ImmutableArray<Citation> Citations);
