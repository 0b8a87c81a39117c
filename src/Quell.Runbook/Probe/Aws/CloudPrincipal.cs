namespace Quell.Runbook.Probe.Aws;

/// <summary>The cloud identity that the threat is about.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Name of the role or the user, in its alphabet.</param>
/// <param name="Session">Name of the session, for a role that was assumed; null where it is not known.</param>
/// <param name="Account">The account that it is of.</param>
/// <param name="Source">The source that named it.</param>
public sealed record CloudPrincipal(
    CloudPrincipal.What Kind,
    string Name,
    string? Session,
    string Account,
    string Source
)
{
    /// <summary>What kinds of identity the probe can read.</summary>
    public enum What
    {
        Role,
        User,
    }
}
