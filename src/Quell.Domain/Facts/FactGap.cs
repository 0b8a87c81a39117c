namespace Quell.Domain.Facts;

/// <summary>A fact that a source was asked for and did not give.</summary>
public sealed record FactGap(string Key, UnknownReason Reason, string Detail, Citation Citation);
