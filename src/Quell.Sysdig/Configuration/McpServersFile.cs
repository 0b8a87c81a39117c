using System.Collections.Immutable;
using System.Text.Json;
using Quell.Domain.Json;
using Quell.Domain.Text;
using Quell.Runbook.Filing;
using Quell.Runbook.Ports;

namespace Quell.Sysdig.Configuration;

/// <summary>Reads the <c>mcpServers</c> JSON convention that MCP hosts share: name to command, args, env and cwd, or to url and headers.</summary>
public static class McpServersFile
{
    private const int MaxBytes = 1024 * 1024;
    private const int MaxNames = 20;

    /// <param name="environment">A variable's value; null when it is unset.</param>
    public static McpServersReading Read(
        string path,
        Func<string, string?> environment,
        string serverName = "secure-mcp-server"
    )
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                return NotUsable(
                    $"No MCP configuration at {Printable.Of(path)}.",
                    "The file does not exist.",
                    "Name an existing file with --mcp-config, or try --tenant embedded."
                );
            }

            return file.Length > MaxBytes
                ? NotUsable(
                    $"{Printable.Of(path)} is not read.",
                    $"It has {file.Length} bytes; a configuration has at most {MaxBytes}.",
                    "Name the right file with --mcp-config."
                )
                : Parse(path, File.ReadAllBytes(path), environment, serverName);
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return NotUsable(
                $"{Printable.Of(path)} cannot be read.",
                Printable.Of(e.Message),
                "Check the path and its permissions."
            );
        }
    }

    private static McpServersReading Parse(
        string path,
        byte[] bytes,
        Func<string, string?> environment,
        string serverName
    )
    {
        try
        {
            ReadOnlyMemory<byte> text = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes;
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 32 });
            return
                Entry(path, document.RootElement, environment, serverName) is var (entry, trouble) && entry is not null
                ? new McpServersReading.Found(
                    entry,
                    Digest.OfBytes(bytes).ToString(),
                    Preview(path, document.RootElement.GetProperty("mcpServers"), environment, serverName, entry)
                )
                : new McpServersReading.NotUsable(trouble!, IsNamed(document.RootElement, serverName));
        }
        catch (JsonException e)
        {
            return NotUsable(
                $"{Printable.Of(path)} is not valid JSON.",
                $"Line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}: {Printable.Of(Reason(e))}",
                "Correct the file; comments and trailing commas are not JSON."
            );
        }
    }

    private static (McpEndpoint? Entry, Trouble? Trouble) Entry(
        string path,
        JsonElement root,
        Func<string, string?> environment,
        string serverName
    )
    {
        if (
            root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("mcpServers", out var servers)
            || servers.ValueKind != JsonValueKind.Object
        )
        {
            return (
                null,
                new Trouble(
                    $"{Printable.Of(path)} names no MCP servers.",
                    "It has no object \"mcpServers\".",
                    $"Add {{\"mcpServers\": {{\"{serverName}\": {{\"command\": …}}}}}}."
                )
            );
        }

        return servers.TryGetProperty(serverName, out var entry)
            ? new McpServerEntryReader(path, serverName, environment).Read(entry)
            : (
                null,
                new Trouble(
                    $"{Printable.Of(path)} has no server named {serverName}.",
                    $"It names: {Names(servers)}.",
                    $"Register the Sysdig MCP server under the name {serverName}."
                )
            );
    }

    /// <summary>Whoever trusts the file trusts its Jira server as well, so it is shown beside the other.</summary>
    private static EntryPreview Preview(
        string path,
        JsonElement servers,
        Func<string, string?> environment,
        string serverName,
        McpEndpoint entry
    )
    {
        var preview = EntryPreview.Of(servers.GetProperty(serverName), entry);
        if (serverName is JiraTools.Server || !servers.TryGetProperty(JiraTools.Server, out var jira))
        {
            return preview;
        }
        var (desk, trouble) = new McpServerEntryReader(path, JiraTools.Server, environment).Read(jira);
        return new EntryPreview([
            .. preview.Lines,
            $"It also names a Jira server, {JiraTools.Server}, for when you file a ticket there:",
            .. desk is null
                ? [$"  not usable: {trouble!.Why}"]
                : EntryPreview.Of(jira, desk).Lines.Select(line => $"  {line}"),
        ]);
    }

    private static bool IsNamed(JsonElement root, string serverName) =>
        root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty("mcpServers", out var servers)
        && servers.ValueKind == JsonValueKind.Object
        && servers.TryGetProperty(serverName, out _);

    private static string Names(JsonElement servers)
    {
        var names = servers.EnumerateObject().Select(server => Printable.Of(server.Name, 60)).ToImmutableArray();
        var more = names.Length > MaxNames ? $" and {names.Length - MaxNames} more" : string.Empty;
        return names.IsEmpty ? "none" : string.Join(", ", names.Take(MaxNames)) + more;
    }

    // The position is told by ourselves, counted from one as editors do.
    private static string Reason(JsonException e)
    {
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? e.Message : e.Message[..end];
    }

    private static McpServersReading.NotUsable NotUsable(string what, string why, string fix) =>
        new(new Trouble(what, why, fix));
}
