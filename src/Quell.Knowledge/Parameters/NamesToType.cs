using Quell.Domain.Facts;

namespace Quell.Knowledge.Parameters;

/// <summary>Facts whose value a person may be asked to type before something that cannot be undone.</summary>
internal static class NamesToType
{
    public static bool MayBe(string key) =>
        key
            is FactKeys.WorkloadName
                or FactKeys.Pod
                or FactKeys.HostName
                or FactKeys.CloudUser
                or FactKeys.CloudInstance
                or FactKeys.CloudResourceName
                or FactKeys.CloudAccount
                or FactKeys.Node
                or FactKeys.ServiceAccount
                or FactKeys.RoleName
                // What a command is made for: an autoscaler, a policy, a key. Its alphabet is the fact's.
                or CommandPlaces.Each
                or CommandPlaces.Each + ".tail"
                or CommandPlaces.Each + ".app"
                or CommandPlaces.Each + ".role.tail"
                or CommandPlaces.Each + ".kustomization.tail"
                or CommandPlaces.Each + ".helmrelease.tail";
}
