using System.Text.Json;

namespace Quell.Domain.Calls;

/// <summary>One Kubernetes object, reduced to the fields that step B reads.</summary>
/// <param name="Api">Group and version, such as <c>apps/v1</c>; <c>v1</c> for the core.</param>
/// <param name="Namespace">Null for objects of the cluster.</param>
/// <param name="Fields">The kept fields, in the shape of the object itself. No value of an environment variable is in it.</param>
public sealed record KubeObject(string Api, string Kind, string? Namespace, string Name, JsonElement Fields)
{
    /// <summary>The API group; empty for the core.</summary>
    public string Group =>
        Api.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? Api[..slash] : string.Empty;
}
