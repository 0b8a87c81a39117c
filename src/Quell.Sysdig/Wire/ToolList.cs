using System.Collections.Immutable;
using Quell.Domain.Responses;

namespace Quell.Sysdig.Wire;

/// <summary>The tools of a server, as listed at one moment.</summary>
internal sealed record ToolList(ImmutableArray<ToolSchema> Tools, string RawJson)
{
    public ToolSchema? Find(string name) =>
        Tools.FirstOrDefault(tool => string.Equals(tool.Name, name, StringComparison.Ordinal));
}
