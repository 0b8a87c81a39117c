using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>Rights with which whoever has the token can become somebody stronger, read secrets, or undo a containment.</summary>
internal static class DangerousVerbs
{
    private static readonly FrozenDictionary<string, ImmutableArray<string>> s_by = new Dictionary<
        string,
        ImmutableArray<string>
    >(StringComparer.Ordinal)
    {
        ["secrets"] = ["get", "list", "watch", "create", "update", "patch"],
        ["pods"] = ["create", "update", "patch", "delete", "deletecollection"],
        ["pods/exec"] = ["create", "get"],
        ["pods/attach"] = ["create", "get"],
        ["pods/portforward"] = ["create", "get"],
        ["pods/ephemeralcontainers"] = ["update", "patch"],
        ["nodes"] = ["create", "update", "patch", "delete"],
        ["nodes/proxy"] = ["create", "get"],
        ["serviceaccounts"] = ["impersonate"],
        ["serviceaccounts/token"] = ["create"],
        ["users"] = ["impersonate"],
        ["groups"] = ["impersonate"],
        ["roles"] = ["create", "update", "patch", "bind", "escalate"],
        ["clusterroles"] = ["create", "update", "patch", "bind", "escalate"],
        ["rolebindings"] = ["create", "update", "patch"],
        ["clusterrolebindings"] = ["create", "update", "patch"],
        ["deployments"] = ["create", "update", "patch"],
        ["statefulsets"] = ["create", "update", "patch"],
        ["daemonsets"] = ["create", "update", "patch"],
        ["replicasets"] = ["create", "update", "patch"],
        ["jobs"] = ["create", "update", "patch"],
        ["cronjobs"] = ["create", "update", "patch"],
        ["networkpolicies"] = ["update", "patch", "delete", "deletecollection"],
        ["persistentvolumes"] = ["create"],
        ["validatingwebhookconfigurations"] = ["create", "update", "patch", "delete"],
        ["mutatingwebhookconfigurations"] = ["create", "update", "patch", "delete"],
        ["certificatesigningrequests/approval"] = ["update", "patch"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What is dangerous and the place of its rule, from 0; a star of the rule stands for itself.</summary>
    public static IEnumerable<(string Verb, string Resource, int Rule)> In(Part rules)
    {
        foreach (var (index, rule) in rules.Items.Index())
        {
            var verbs = rule["verbs"].Texts.ToImmutableArray();
            foreach (var resource in rule["resources"].Texts)
            {
                foreach (var verb in verbs.Where(verb => IsDangerous(verb, resource)))
                {
                    yield return (verb, resource, index);
                }
            }
        }
    }

    private static bool IsDangerous(string verb, string resource)
    {
        if (resource is "*")
        {
            // Everything, Secrets among it.
            return verb is not "use";
        }
        return s_by.TryGetValue(resource, out var verbs)
            && (verb is "*" || verbs.Contains(verb, StringComparer.Ordinal));
    }
}
