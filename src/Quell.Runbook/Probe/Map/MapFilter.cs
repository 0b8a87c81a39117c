using Quell.Domain.Facts;
using Quell.Runbook.Cases;
using Quell.Runbook.Probe.Aws;

namespace Quell.Runbook.Probe.Map;

/// <summary>Which unknowns are lines: those that could be known of this threat. What was read always is.</summary>
internal sealed class MapFilter(CaseState state)
{
    private readonly string? _kind = state.Value(FactKeys.WorkloadKind);
    private readonly CloudPrincipal? _principal = CloudPrincipals.Of(state).Principal;

    public bool Shows(Fact fact) =>
        fact is not Fact.Unknown || (state.ClusterName is null ? IsCloud(fact.Key) : Applies(fact.Key));

    private bool Applies(string key) =>
        key switch
        {
            FactKeys.ClaimsWhenScaled or FactKeys.ClaimsWhenDeleted or FactKeys.PodManagement => IsKind("statefulset"),
            FactKeys.JobSuspended or FactKeys.JobBackoff => IsKind("job", "cronjob"),
            FactKeys.RolloutPaused or FactKeys.MinReadySeconds => IsKind("deployment", "statefulset", "daemonset"),
            FactKeys.CloudUserArn => false,
            FactKeys.WorkloadLastSeen or FactKeys.HostExposed or FactKeys.Siblings => true,
            _ => IsPrincipal(key),
        };

    private bool IsCloud(string key) =>
        (
            key.StartsWith("cloud.", StringComparison.Ordinal)
            || key.StartsWith("role.", StringComparison.Ordinal)
            || key is FactKeys.UserKeys or FactKeys.KeyLastUsed
        )
        && key is not (FactKeys.CloudIdentity or FactKeys.CloudIdentitySharedBy)
        && IsPrincipal(key);

    /// <summary>Roles have policies and users have keys; as long as nobody knows what it is, the role's facts are the unknowns.</summary>
    private bool IsPrincipal(string key) =>
        key is FactKeys.UserKeys or FactKeys.KeyLastUsed
            ? _principal?.Kind == CloudPrincipal.What.User
            : !key.StartsWith("role.", StringComparison.Ordinal)
                || _principal?.Kind is null or CloudPrincipal.What.Role;

    private bool IsKind(params ReadOnlySpan<string> kinds)
    {
        foreach (var kind in kinds)
        {
            if (string.Equals(_kind, kind, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }
}
