using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using Quell.Domain.Responses;
using Quell.Sysdig.Parsing;

namespace Quell.Sysdig.Wire;

/// <summary>Reads all pages of <c>tools/list</c>, bounded.</summary>
internal static class ToolLister
{
    /// <summary>The tools and the raw pages; or the reply that was no list.</summary>
    public static async ValueTask<(ToolList? List, WireReply? Failure)> ListAsync(
        McpLink link,
        SysdigOptions options,
        CancellationToken cancellationToken
    )
    {
        var tools = ImmutableArray.CreateBuilder<ToolSchema>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var raw = new JsonArray();
        string? cursor = null;
        for (var page = 0; page < options.MaxToolPages && tools.Count < options.MaxTools; page++)
        {
            JsonObject parameters = cursor is null ? [] : new JsonObject { ["cursor"] = cursor };
            var reply = await link.RequestAsync(
                RequestMethods.ToolsList,
                parameters,
                options.ConnectTimeout,
                cancellationToken
            );
            if (reply is not WireReply.Result { Value: var result })
            {
                return (null, reply);
            }

            if (result.Member("tools") is not { ValueKind: JsonValueKind.Array } listed)
            {
                return (null, new WireReply.Garbled("the list of tools is no list"));
            }

            raw.Add(JsonNode.Parse(listed.GetRawText()));
            tools.AddRange(
                ((JsonElement?)listed)
                    .Items()
                    .Select(ToolSchemaReader.Read)
                    .OfType<ToolSchema>()
                    .Where(tool => names.Add(tool.Name))
            );
            var next = result.Member("nextCursor").Text(Limits.FieldBytes);
            if (next is null || string.Equals(next, cursor, StringComparison.Ordinal))
            {
                break;
            }

            cursor = next;
        }

        return (new ToolList([.. tools.Take(options.MaxTools)], raw.ToJsonString()), null);
    }
}
