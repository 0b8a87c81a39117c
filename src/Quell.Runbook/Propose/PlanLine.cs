using Quell.Domain.Facts;

namespace Quell.Runbook.Propose;

/// <summary>One line of the inventory or of the mini-map: what it is called, and the fact that it says.</summary>
public sealed record PlanLine(string Section, string Words, Fact Fact);
