using Quell.Domain.Facts;

namespace Quell.Runbook.Report;

/// <summary>One thing that an inventory speaks of, as the case knows it now.</summary>
public sealed record InventoryLine(string Words, Fact Fact);
