namespace Quell.Domain.Calls;

/// <summary>Where the raw, redacted answer of a call lies: <c>evidence/&lt;Sha256&gt;</c> beside the journal.</summary>
/// <param name="Quote">The first words of it, escaped and bounded.</param>
public sealed record EvidenceRef(string Sha256, long Bytes, string Quote);
