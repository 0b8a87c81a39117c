namespace Quell.Runbook.AllowLists;

/// <summary>What the composition root may open beyond the runbook's list.</summary>
public sealed record AllowListOptions
{
    /// <summary>
    /// Lets aws take <c>--endpoint-url</c> and the incident post go elsewhere, to a loopback address in both cases, so that
    /// emulators can stand in. Off unless asked for.
    /// </summary>
    public bool LoopbackEndpoints { get; init; }
}
