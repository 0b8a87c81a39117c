using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Quell.Lab.World;

namespace Quell.Lab.Scenarios;

/// <summary>What a container wrote.</summary>
/// <param name="Space">Namespace of its Pod.</param>
/// <param name="Pod">The Pod's name, or its beginning when it ends in a star.</param>
/// <param name="Container">Null for the only one.</param>
/// <param name="Previous">Of the instance before the last restart.</param>
internal sealed record LogSpec(string Space, string Pod, string? Container, bool Previous, ImmutableArray<string> Lines)
{
    public bool IsOf(JsonObject pod, string? container, bool previous)
    {
        var name = Json.Text(pod, "metadata", "name");
        return previous == Previous
            && string.Equals(Json.Text(pod, "metadata", "namespace"), Space, StringComparison.Ordinal)
            && (
                Pod.EndsWith('*')
                    ? name.StartsWith(Pod[..^1], StringComparison.Ordinal)
                    : string.Equals(name, Pod, StringComparison.Ordinal)
            )
            && (
                container is null || Container is null || string.Equals(container, Container, StringComparison.Ordinal)
            );
    }
}
