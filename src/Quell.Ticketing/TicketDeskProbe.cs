using System.Collections.Immutable;
using System.Text.Json;

namespace Quell.Ticketing;

/// <summary>Looks which ticket desks are configured. It starts nothing, calls nothing and repeats no value.</summary>
/// <param name="environment">The environment as the composition root read it.</param>
/// <param name="mcpServersFile">The <c>mcpServers</c> file in use; null when there is none.</param>
public sealed class TicketDeskProbe(IReadOnlyDictionary<string, string> environment, string? mcpServersFile)
{
    /// <summary>The word for a desk that can be used.</summary>
    public const string Configured = "configured";
    private const string JiraServer = "atlassian";
    private const long LargestFile = 1024 * 1024;

    /// <summary>Each desk's name with <see cref="Configured"/>, or with the reason why it is not.</summary>
    public ImmutableSortedDictionary<string, string> Look() =>
        ImmutableSortedDictionary<string, string>
            .Empty.WithComparers(StringComparer.Ordinal)
            .Add("Jira", Jira())
            .Add("PagerDuty", PagerDuty());

    private string PagerDuty() =>
        RoutingKey.Of(environment) is { Name: not null } ? Configured : RoutingKey.Of(environment).Shown;

    private string Jira()
    {
        if (mcpServersFile is null)
        {
            return $"no mcpServers file, so no MCP server named {JiraServer}";
        }
        try
        {
            var file = new FileInfo(mcpServersFile);
            if (!file.Exists)
            {
                return "the mcpServers file does not exist";
            }
            return file.Length > LargestFile
                ? "the mcpServers file is larger than 1 MiB"
                : Named(File.ReadAllBytes(mcpServersFile));
        }
        catch (JsonException)
        {
            return "the mcpServers file is not JSON";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return "the mcpServers file cannot be read";
        }
    }

    private static string Named(ReadOnlyMemory<byte> content)
    {
        using var document = JsonDocument.Parse(WithoutMark(content));
        return
            document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("mcpServers", out var servers)
            && servers.ValueKind == JsonValueKind.Object
            && servers.TryGetProperty(JiraServer, out var server)
            && server.ValueKind == JsonValueKind.Object
            ? Configured
            : $"no MCP server named {JiraServer}";
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> content) =>
        content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content;
}
