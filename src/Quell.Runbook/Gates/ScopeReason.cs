using Quell.Domain.Facts;

namespace Quell.Runbook.Gates;

/// <summary>Why an object that a command names belongs to the threat.</summary>
/// <param name="Object">Such as <c>node ip-10-0-1-7</c>.</param>
/// <param name="Why">Such as <c>the Pod of the threat runs on it</c>.</param>
/// <param name="By">Where that was read.</param>
/// <param name="Shared">Who else is touched; null where the object is the threat's alone.</param>
public sealed record ScopeReason(string Object, string Why, Citation By, string? Shared);
