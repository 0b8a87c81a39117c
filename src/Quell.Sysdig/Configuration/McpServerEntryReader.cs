using System.Collections.Immutable;
using System.Text.Json;
using Quell.Domain.Text;
using Quell.Runbook.Ports;

namespace Quell.Sysdig.Configuration;

/// <summary>Reads one entry of an <c>mcpServers</c> file.</summary>
internal sealed class McpServerEntryReader(string path, string name, Func<string, string?> environment)
{
    private Trouble? _trouble;

    public (McpEndpoint.Stdio? Entry, Trouble? Trouble) Read(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            return (null, Wrong("it is not an object"));
        }

        var type =
            entry.TryGetProperty("type", out var told) && told.ValueKind == JsonValueKind.String
                ? told.GetString()
                : null;
        if (type is not (null or "stdio") || entry.TryGetProperty("url", out _))
        {
            return (null, Http());
        }

        var command = Text(entry, "command");
        var args = Arguments(entry);
        var env = Variables(entry);
        var folder = Text(entry, "cwd");
        if (string.IsNullOrWhiteSpace(command))
        {
            _trouble ??= Wrong("it has no \"command\"");
        }

        return _trouble is null
            ? (new McpEndpoint.Stdio(command!, args, env, string.IsNullOrEmpty(folder) ? null : folder, name), null)
            : (null, _trouble);
    }

    private Trouble Http() =>
        new(
            $"The entry {name} in {Printable.Of(path)} is reached over HTTP.",
            "HTTP entries are not supported yet; a server that is started as a program is.",
            "Use an entry with \"command\", such as npx -y @sysdig/secure-mcp-server, or --tenant embedded."
        );

    private Trouble Wrong(string why) =>
        new(
            $"The entry {name} in {Printable.Of(path)} cannot be used.",
            char.ToUpperInvariant(why[0]) + why[1..] + ".",
            "Correct the entry: \"command\" is a text, \"args\" a list of texts, \"env\" an object of texts."
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

        return [.. list.EnumerateArray().Select(item => Expand(item.GetString()!, "args"))];
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
        if (TurnsTlsOff(member.Name, value))
        {
            _trouble ??= new Trouble(
                $"The entry {name} in {Printable.Of(path)} turns TLS verification off.",
                $"{Printable.Of(member.Name, 80)} is set to {Printable.Of(value, 20)}: anybody on the way could answer for Sysdig.",
                "Remove the variable; for a private CA set SSL_CERT_FILE or NODE_EXTRA_CA_CERTS instead."
            );
        }

        variables[member.Name] = value;
    }

    private static bool TurnsTlsOff(string variable, string value)
    {
        var word = value.Trim().ToLowerInvariant();
        return variable.Contains("SKIP_TLS_VERIFICATION", StringComparison.OrdinalIgnoreCase)
            ? word is not ("" or "false" or "0" or "no" or "off")
            : variable.Equals("NODE_TLS_REJECT_UNAUTHORIZED", StringComparison.OrdinalIgnoreCase) && word is "0";
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
