using System.Text;
using System.Text.Json.Nodes;
using Quell.Lab.World;

namespace Quell.Lab.Programs.Kubectl;

/// <summary>kubectl auth can-i, for the person and for a ServiceAccount.</summary>
internal static class KubectlCanI
{
    public static Printed Run(Around around, CommandLine line)
    {
        if (line.Has("list"))
        {
            return List(around, line);
        }

        if (line.Words.Count is < 2 or > 3)
        {
            return Printed.Failed(
                "error: you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples."
            );
        }

        var (verb, type, name) = (line.Words[0], line.Words[1].Split('/')[0], Name(line));
        var resource = new ApiResources(around.Objects).Find(type);
        var warning =
            resource is null && type is not "*"
                ? $"Warning: the server doesn't have a resource type '{type}'\n"
                : string.Empty;
        if (resource is { IsNamespaced: false })
        {
            var group = resource.Group.Length == 0 ? string.Empty : $" in group '{resource.Group}'";
            warning = $"Warning: resource '{resource.Plural}' is not namespace scoped{group}\n\n";
        }

        var isYes = May(around, line, verb, resource, type, name);
        return new Printed(
            isYes ? 0 : 1,
            line.Has("quiet") ? string.Empty
                : isYes ? "yes\n"
                : "no\n",
            warning
        );
    }

    private static string? Name(CommandLine line) =>
        line.Words.Count == 3 ? line.Words[2]
        : line.Words[1].Split('/') is [_, var name] ? name
        : null;

    private static bool May(
        Around around,
        CommandLine line,
        string verb,
        ApiResource? resource,
        string type,
        string? name
    )
    {
        var space = line.Has("all-namespaces") ? null : line["namespace"] ?? "default";
        var plural = resource?.Plural ?? type;
        var asked = line["subresource"] is { } sub ? $"{plural}/{sub}" : plural;
        if (Account(line) is var (accountSpace, account))
        {
            return Access
                .Rules(around.Objects, accountSpace, account, space)
                .Any(rule => Access.Grants(rule, verb, resource?.Group ?? string.Empty, asked, name));
        }

        var where = resource is { IsNamespaced: false } ? null : space;
        return !around.Script.Cluster!.Forbidden.Any(f =>
            f.Covers(verb, asked, resource is { Group.Length: > 0 } ? $"{asked}.{resource.Group}" : asked, where)
        );
    }

    private static (string Space, string Name)? Account(CommandLine line) =>
        line["as"]?.Split(':') is ["system", "serviceaccount", var space, var name] ? (space, name) : null;

    private static Printed List(Around around, CommandLine line)
    {
        var text = new StringBuilder();
        if (!line.Has("no-headers"))
        {
            Row(text, "Resources", "Non-Resource URLs", "Resource Names", "Verbs");
        }

        if (Account(line) is var (space, name))
        {
            foreach (var rule in Access.Rules(around.Objects, space, name, line["namespace"] ?? "default"))
            {
                foreach (var resource in Words(rule, "resources").DefaultIfEmpty(string.Empty))
                {
                    var group = Words(rule, "apiGroups").FirstOrDefault() ?? string.Empty;
                    Row(
                        text,
                        group.Length == 0 || resource.Length == 0 ? resource : $"{resource}.{group}",
                        $"[{string.Join(' ', Words(rule, "nonResourceURLs"))}]",
                        $"[{string.Join(' ', Words(rule, "resourceNames"))}]",
                        $"[{string.Join(' ', Words(rule, "verbs"))}]"
                    );
                }
            }

            Row(text, "selfsubjectaccessreviews.authorization.k8s.io", "[]", "[]", "[create]");
            Row(text, "selfsubjectrulesreviews.authorization.k8s.io", "[]", "[]", "[create]");
        }
        else
        {
            Row(text, "*.*", "[]", "[]", around.Script.Cluster!.Forbidden.IsEmpty ? "[*]" : "[get list watch]");
        }

        return Printed.Done(text.ToString());
    }

    private static void Row(StringBuilder text, string resources, string urls, string names, string verbs) =>
        text.Append(resources.PadRight(50))
            .Append(urls.PadRight(20))
            .Append(names.PadRight(20))
            .Append(verbs)
            .Append('\n');

    private static IEnumerable<string> Words(JsonObject rule, string key) =>
        ((rule[key] as JsonArray) ?? []).Select(v => Json.Text(v) ?? string.Empty);
}
