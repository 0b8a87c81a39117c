using System.Text.Json.Nodes;
using Quell.Lab.World;

namespace Quell.Lab.Programs.Kubectl;

/// <summary>Finds the objects that <c>get</c> and <c>describe</c> name.</summary>
internal sealed class KubectlTargets
{
    private readonly Around _around;
    private readonly CommandLine _line;
    private readonly ApiResources _resources;
    private readonly string? _space;

    public KubectlTargets(Around around, CommandLine line)
    {
        _around = around;
        _line = line;
        _resources = new ApiResources(around.Objects);
        _space = line.Has("all-namespaces") ? null : line["namespace"] ?? "default";
    }

    public List<(ApiResource Resource, JsonObject Item)> Found { get; } = [];

    /// <summary>Errors of the server, one for each kind or object.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Exactly one name was given, so one object is printed and not a list.</summary>
    public bool IsSingle { get; private set; }

    /// <returns>A mistake in the line itself, or null.</returns>
    public string? Read()
    {
        if (_line.Words.Count == 0)
        {
            return "error: Required resource not specified.";
        }

        return _line.Words[0].Contains('/', StringComparison.Ordinal) ? ReadPairs() : ReadKinds();
    }

    private string? ReadPairs()
    {
        IsSingle = _line.Words.Count == 1;
        foreach (var word in _line.Words)
        {
            var parts = word.Split('/');
            if (parts.Length != 2)
            {
                return "error: there is no need to specify a resource type as a separate argument when passing arguments"
                    + " in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get"
                    + " resource resource/<resource_name>'";
            }

            if (_resources.Find(parts[0]) is not { } resource)
            {
                return Unknown(parts[0]);
            }

            One(resource, parts[1]);
        }

        return null;
    }

    private string? ReadKinds()
    {
        var kinds = new List<ApiResource>();
        foreach (var word in _line.Words[0].Split(','))
        {
            if (_resources.Find(word) is not { } resource)
            {
                return Unknown(word);
            }

            if (!kinds.Contains(resource))
            {
                kinds.Add(resource);
            }
        }

        IsSingle = kinds.Count == 1 && _line.Words.Count == 2;
        foreach (var kind in kinds)
        {
            if (_line.Words.Count == 1)
            {
                All(kind);
            }

            foreach (var name in _line.Words.Skip(1))
            {
                One(kind, name);
            }
        }

        return null;
    }

    private static string Unknown(string word) => $"error: the server doesn't have a resource type \"{word}\"";

    private void One(ApiResource resource, string name)
    {
        var space = resource.IsNamespaced ? _space : null;
        if (!Access.May(_around.Script.Cluster!, "get", resource, space))
        {
            Errors.Add(Access.Refusal(_around.Script.Cluster!, "get", resource, space, name));
            return;
        }

        var item = Of(resource)
            .FirstOrDefault(o =>
                string.Equals(Json.Text(o, "metadata", "name"), name, StringComparison.Ordinal) && IsIn(o, space)
            );
        if (item is not null)
        {
            Found.Add((resource, item));
        }
        else if (!_line.Has("ignore-not-found"))
        {
            Errors.Add($"Error from server (NotFound): {resource.FullName} \"{name}\" not found");
        }
    }

    private void All(ApiResource resource)
    {
        var space = resource.IsNamespaced ? _space : null;
        if (!Access.May(_around.Script.Cluster!, "list", resource, space))
        {
            Errors.Add(Access.Refusal(_around.Script.Cluster!, "list", resource, space, null));
            return;
        }

        if (FieldSelector.Read(_line["field-selector"], resource, out var fields) is { } wrong)
        {
            Errors.Add(wrong);
            return;
        }

        if (LabelSelector.Read(_line["selector"], out var labels) is { } mistake)
        {
            Errors.Add(mistake);
            return;
        }

        Found.AddRange(Of(resource).Where(o => IsIn(o, space) && labels(o) && fields(o)).Select(o => (resource, o)));
    }

    private IEnumerable<JsonObject> Of(ApiResource resource) =>
        _around.Objects.Where(o =>
            string.Equals(Json.Text(o, "kind"), resource.Kind, StringComparison.Ordinal)
            && string.Equals(Group(o), resource.Group, StringComparison.Ordinal)
        );

    private static string Group(JsonObject item)
    {
        var version = Json.Text(item, "apiVersion");
        var slash = version.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? string.Empty : version[..slash];
    }

    private static bool IsIn(JsonObject item, string? space) =>
        space is null || string.Equals(Json.Text(item, "metadata", "namespace"), space, StringComparison.Ordinal);
}
