namespace Quell.Runbook.Probe.Kubectl.Policies;

/// <summary>What a policy does to one direction of traffic.</summary>
internal enum PolicyEffect
{
    /// <summary>It lets nothing through.</summary>
    Deny,

    /// <summary>It lets some of it through.</summary>
    Some,

    /// <summary>It lets all of it through.</summary>
    Allow,
}
