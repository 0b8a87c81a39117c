using System.Collections.Immutable;
using System.Text.Json;
using Quell.Domain.Text;
using Quell.Runbook.Ports;

namespace Quell.Sysdig.Configuration;

/// <summary>Reads one entry of an <c>mcpServers</c> file.</summary>
internal sealed class McpServerEntryReader(string path, string name, Func<string, string?> environment)
{
    private Trouble? _trouble;

    public (McpEndpoint? Entry, Trouble? Trouble) Read(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            return (null, Wrong("it is not an object"));
        }

        return TypeOf(entry) switch
        {
            "stdio" => Judged(Program(entry)),
            "http" or "streamable-http" or "streamableHttp" => Judged(Reached(entry, oldEvents: false)),
            "sse" => Judged(Reached(entry, oldEvents: true)),
            var other => (null, Wrong($"\"type\" is {Printable.Of(other, 40)}, and none of stdio, http, sse")),
        };
    }

    private static string TypeOf(JsonElement entry) =>
        entry.TryGetProperty("type", out var told) && told.ValueKind == JsonValueKind.String ? told.GetString()!
        : entry.TryGetProperty("url", out _) ? "http"
        : "stdio";

    private (McpEndpoint? Entry, Trouble? Trouble) Judged(McpEndpoint? endpoint) =>
        _trouble is null ? (endpoint, null) : (null, _trouble);

    private McpEndpoint.Stdio Program(JsonElement entry)
    {
        if (entry.TryGetProperty("url", out _))
        {
            _trouble ??= Wrong("it has \"url\" and is to be started as a program; it can be one of the two");
        }

        var command = Text(entry, "command");
        var written = Arguments(entry);
        var env = Variables(entry);
        var folder = Text(entry, "cwd");
        if (string.IsNullOrWhiteSpace(command))
        {
            _trouble ??= Wrong("it has no \"command\"");
        }

        return new McpEndpoint.Stdio(
            command ?? string.Empty,
            [.. written.Select(argument => Expand(argument, "args"))],
            env,
            string.IsNullOrEmpty(folder) ? null : folder,
            name
        )
        {
            Written = written,
        };
    }

    private McpEndpoint.Http? Reached(JsonElement entry, bool oldEvents)
    {
        Variables(entry); // Only for what it must not hold; there is no program to give it to.
        var headers = Headers(entry);
        var text = Text(entry, "url");
        if (entry.TryGetProperty("command", out _))
        {
            _trouble ??= Wrong("it has \"command\" and is to be reached by \"url\"; it can be one of the two");
        }
        else if (string.IsNullOrWhiteSpace(text))
        {
            _trouble ??= Wrong("it has no \"url\"");
        }

        if (_trouble is not null)
        {
            return null;
        }

        if (!Uri.TryCreate(text!.Trim(), UriKind.Absolute, out var url))
        {
            _trouble = Wrong("\"url\" is no address");
            return null;
        }

        if (HttpAddress.Refusal(url) is { } why)
        {
            _trouble = new Trouble(
                $"The address of {name} in {Printable.Of(path)} is not used.",
                $"{Printable.Of(url.Host, 120)}: {why}.",
                "Give \"url\" as https://HOST/PATH, and a token in \"headers\": {\"Authorization\": \"Bearer ${NAME}\"}."
            );
            return null;
        }

        return new McpEndpoint.Http(url, headers, oldEvents, name);
    }

    private ImmutableSortedDictionary<string, string> Headers(JsonElement entry)
    {
        var headers = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!entry.TryGetProperty("headers", out var map) || map.ValueKind == JsonValueKind.Null)
        {
            return headers.ToImmutable();
        }

        if (map.ValueKind != JsonValueKind.Object)
        {
            _trouble ??= Wrong("\"headers\" is not an object");
            return headers.ToImmutable();
        }

        foreach (var member in map.EnumerateObject())
        {
            var value = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : null;
            if (value is null || HeaderRule.NameFault(member.Name) is not null)
            {
                _trouble ??= Wrong(
                    $"\"headers\" holds {Printable.Of(member.Name, 60)}, which {HeaderRule.NameFault(member.Name) ?? "has no text"}"
                );
                continue;
            }

            var expanded = Expand(value, "headers");
            if (!HeaderRule.IsValue(expanded))
            {
                _trouble ??= Wrong(
                    $"the value of the header {Printable.Of(member.Name, 60)} is not one line of plain text"
                );
            }

            headers[member.Name] = expanded;
        }

        return headers.ToImmutable();
    }

    private Trouble Wrong(string why) =>
        new(
            $"The entry {name} in {Printable.Of(path)} cannot be used.",
            char.ToUpperInvariant(why[0]) + why[1..] + ".",
            "Correct the entry: \"command\" and \"url\" are texts, \"args\" is a list of texts, \"env\" and \"headers\" are objects of texts."
        );

    private string? Text(JsonElement entry, string member)
    {
        if (!entry.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return Expand(value.GetString()!, member);
        }

        _trouble ??= Wrong($"\"{member}\" is not a text");
        return null;
    }

    private ImmutableArray<string> Arguments(JsonElement entry)
    {
        if (!entry.TryGetProperty("args", out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (
            list.ValueKind != JsonValueKind.Array
            || list.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String)
        )
        {
            _trouble ??= Wrong("\"args\" is not a list of texts");
            return [];
        }

        return [.. list.EnumerateArray().Select(item => item.GetString()!)];
    }

    private ImmutableSortedDictionary<string, string> Variables(JsonElement entry)
    {
        var variables = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (!entry.TryGetProperty("env", out var map) || map.ValueKind == JsonValueKind.Null)
        {
            return variables.ToImmutable();
        }

        if (map.ValueKind != JsonValueKind.Object)
        {
            _trouble ??= Wrong("\"env\" is not an object");
            return variables.ToImmutable();
        }

        foreach (var member in map.EnumerateObject())
        {
            Add(variables, member);
        }

        return variables.ToImmutable();
    }

    private void Add(ImmutableSortedDictionary<string, string>.Builder variables, JsonProperty member)
    {
        var text = member.Value.ValueKind switch
        {
            JsonValueKind.String => member.Value.GetString()!,
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => member.Value.GetRawText(),
            _ => null,
        };
        if (text is null || member.Name.Length == 0 || member.Name.AsSpan().ContainsAny('=', '\0'))
        {
            _trouble ??= Wrong($"\"env\" holds {Printable.Of(member.Name, 60)}, which is no variable with a text");
            return;
        }

        var value = Expand(text, "env");
        if (TlsSwitch.IsOff(member.Name, value))
        {
            _trouble ??= TlsSwitch.Refusal($"The entry {name} in {Printable.Of(path)}", member.Name, value);
        }

        variables[member.Name] = value;
    }

    private string Expand(string text, string member)
    {
        var (expanded, unset) = VariableExpansion.Expand(text, environment);
        if (unset is not null)
        {
            _trouble ??= new Trouble(
                $"The entry {name} in {Printable.Of(path)} needs a variable that is not set.",
                $"{unset} is used in \"{member}\" and has no value here.",
                $"Set {unset}, or give it a default: ${{{unset}:-value}}."
            );
        }

        return expanded;
    }
}
