namespace Quell.Runbook.Live;

/// <summary>One place of a list taken out, put in or put in place of what was there.</summary>
/// <param name="Operation"><c>add</c>, <c>replace</c> or <c>remove</c>.</param>
/// <param name="Place">From 0; <c>-</c> for the end.</param>
/// <param name="Value">As JSON text; null where one is taken out.</param>
public sealed record ListEdit(string Operation, string Place, string? Value);
