using System.Collections.Immutable;

namespace Quell.Runbook.Telling;

/// <summary>A case at a glance: what a person wants to have in view all the time. Texts are safe to print.</summary>
/// <param name="Badge"><c>SIMULATED</c>, or the tenant's name.</param>
/// <param name="Place">Cluster, namespace and workload, or the account; empty while no event is loaded.</param>
/// <param name="EventAt">When the event was; null while no event is loaded.</param>
/// <param name="Doing">What runs now, such as the purpose of a call; empty where nothing does.</param>
/// <param name="Since">When that began.</param>
/// <param name="Until">When it ends at the latest, where that is known.</param>
/// <param name="Done">Each action that is over, with its status, in the order in which they ended.</param>
public sealed record CaseGlance(
    string Badge,
    string Place,
    DateTimeOffset? EventAt,
    string Doing,
    DateTimeOffset? Since,
    DateTimeOffset? Until,
    ImmutableArray<string> Done
);
