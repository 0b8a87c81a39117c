using System.Collections.Immutable;
using Quell.Domain.Responses;
using Quell.Sysdig.Parsing;

namespace Quell.Sysdig;

/// <summary>Which of the runbook's tools a server has. A missing one can mean a missing permission, not an old server.</summary>
public static class ResponseTools
{
    /// <summary>The six tools of the response actions and of capture storage, without which nothing can be proposed.</summary>
    public static readonly ImmutableArray<string> Needed =
    [
        ToolNames.ListActions,
        ToolNames.Submit,
        ToolNames.Status,
        ToolNames.ListExecutions,
        ToolNames.Undo,
    ];

    /// <summary>All eleven tools that the runbook allows.</summary>
    public static readonly ImmutableArray<string> All = [.. ToolNames.Reads, .. ToolNames.Writes];

    /// <summary>The response tools that a server does not list, in the order of the runbook.</summary>
    public static ImmutableArray<string> Missing(IEnumerable<ToolSchema> listed)
    {
        var names = listed.Select(tool => tool.Name).ToHashSet(StringComparer.Ordinal);
        return [.. Needed.Where(tool => !names.Contains(tool))];
    }
}
