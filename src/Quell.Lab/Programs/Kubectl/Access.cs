using System.Text.Json.Nodes;
using Quell.Lab.Scenarios;
using Quell.Lab.World;

namespace Quell.Lab.Programs.Kubectl;

/// <summary>Who may do what: the person everything that the scenario does not forbid, a ServiceAccount what RBAC grants it.</summary>
internal static class Access
{
    public static bool May(ClusterSpec cluster, string verb, ApiResource resource, string? space) =>
        !cluster.Forbidden.Any(f => f.Covers(verb, resource.Plural, resource.FullName, space));

    /// <summary>The API server's words for a refusal.</summary>
    public static string Refusal(ClusterSpec cluster, string verb, ApiResource resource, string? space, string? name)
    {
        var what = name is null ? resource.FullName : $"{resource.FullName} \"{name}\"";
        var where =
            resource.IsNamespaced && space is not null ? $"in the namespace \"{space}\"" : "at the cluster scope";
        return $"Error from server (Forbidden): {what} is forbidden: User \"{cluster.User}\" cannot {verb} resource"
            + $" \"{resource.Plural}\" in API group \"{resource.Group}\" {where}";
    }

    /// <summary>The rules that RBAC grants to a ServiceAccount in a namespace; a null namespace means everywhere.</summary>
    public static IEnumerable<JsonObject> Rules(
        IReadOnlyCollection<JsonObject> objects,
        string accountSpace,
        string account,
        string? space
    )
    {
        foreach (var binding in objects)
        {
            var kind = Json.Text(binding, "kind");
            var bindingSpace = Json.Text(binding, "metadata", "namespace");
            var counts =
                kind is "ClusterRoleBinding"
                || (kind is "RoleBinding" && string.Equals(bindingSpace, space, StringComparison.Ordinal));
            if (!counts || !Json.Items(binding, "subjects").Any(s => IsOf(s, bindingSpace, accountSpace, account)))
            {
                continue;
            }

            var (roleKind, role) = (Json.Text(binding, "roleRef", "kind"), Json.Text(binding, "roleRef", "name"));
            var granted = objects.FirstOrDefault(o =>
                string.Equals(Json.Text(o, "kind"), roleKind, StringComparison.Ordinal)
                && string.Equals(Json.Text(o, "metadata", "name"), role, StringComparison.Ordinal)
                && (
                    roleKind is "ClusterRole"
                    || string.Equals(Json.Text(o, "metadata", "namespace"), bindingSpace, StringComparison.Ordinal)
                )
            );
            foreach (var rule in Json.Items(granted, "rules"))
            {
                yield return rule;
            }
        }
    }

    public static bool Grants(JsonObject rule, string verb, string group, string resource, string? name) =>
        Has(rule, "verbs", verb)
        && Has(rule, "apiGroups", group)
        && (Has(rule, "resources", resource) || Has(rule, "resources", "*/" + resource.Split('/')[^1]))
        && (
            rule["resourceNames"] is not JsonArray { Count: > 0 }
            || (name is not null && Has(rule, "resourceNames", name))
        );

    private static bool Has(JsonObject rule, string key, string word) =>
        ((rule[key] as JsonArray) ?? []).Any(v => Json.Text(v) is { } text && (text is "*" || text == word));

    private static bool IsOf(JsonObject subject, string bindingSpace, string space, string account)
    {
        var name = Json.Text(subject, "name");
        return Json.Text(subject, "kind") switch
        {
            "ServiceAccount" => string.Equals(name, account, StringComparison.Ordinal)
                && string.Equals(
                    Json.Text(subject, "namespace") is { Length: > 0 } own ? own : bindingSpace,
                    space,
                    StringComparison.Ordinal
                ),
            "Group" => name is "system:serviceaccounts" or "system:authenticated"
                || string.Equals(name, "system:serviceaccounts:" + space, StringComparison.Ordinal),
            "User" => string.Equals(name, $"system:serviceaccount:{space}:{account}", StringComparison.Ordinal),
            _ => false,
        };
    }
}
