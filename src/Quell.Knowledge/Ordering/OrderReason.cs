using System.Collections.Immutable;
using Quell.Domain.Facts;

namespace Quell.Knowledge.Ordering;

/// <summary>Why the order is as it is, in a few sentences.</summary>
/// <param name="Citations">Where what it says was read.</param>
public sealed record OrderReason(string Text, ImmutableArray<Citation> Citations);
