namespace Quell.Runbook.Report;

/// <summary>A raw answer that lies, redacted, beside the journal.</summary>
/// <param name="Source">Short name of the call.</param>
/// <param name="Command">The call that a person can run again.</param>
public sealed record KeptAnswer(string Source, string Command, DateTimeOffset? At, string Sha256, long Bytes);
