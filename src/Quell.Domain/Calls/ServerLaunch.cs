namespace Quell.Domain.Calls;

/// <summary>A server program that had to be started to make a call.</summary>
/// <param name="How">The command, without secrets.</param>
/// <param name="Again">True when the one before it had ended.</param>
public sealed record ServerLaunch(string How, bool Again);
