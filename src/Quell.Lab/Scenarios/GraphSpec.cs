using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Quell.Lab.Yaml;

namespace Quell.Lab.Scenarios;

/// <summary>What the security graph knows beyond the manifests: images' vulnerabilities, fields of a Host.</summary>
internal sealed record GraphSpec(
    ImmutableArray<GraphSpec.ExtraEntity> Entities,
    ImmutableArray<GraphSpec.ExtraRelation> Relations
)
{
    /// <summary>A new entity, or more fields of a derived one with the same type and key.</summary>
    internal sealed record ExtraEntity(string Type, string Key, JsonObject Fields, Mark At);

    /// <summary>Both ends as <c>Type/key</c>.</summary>
    internal sealed record ExtraRelation(string From, string Name, string To, Mark At);
}
