using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;

namespace Quell.Domain.Plans;

/// <summary>Why one action stands where it stands.</summary>
public sealed record PlannedPlace(ActionId Action, string Why, ImmutableArray<Citation> Citations);
