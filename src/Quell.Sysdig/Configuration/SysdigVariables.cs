using System.Collections.Immutable;
using Quell.Domain.Text;
using Quell.Runbook.Ports;

namespace Quell.Sysdig.Configuration;

/// <summary>Sysdig's environment variables, which name a hosted tenant: an address and a token of the same family.</summary>
/// <remarks>An address and a token of two families are never put together: a token would go where it was not made for.</remarks>
public static class SysdigVariables
{
    private const string McpPath = "/mcp/secure";

    /// <summary>The names in the order in which they are looked at; the first pair is the one that Sysdig names today.</summary>
    public static readonly ImmutableArray<(string Url, string Token)> Pairs =
    [
        ("SYSDIG_SECURE_URL", "SYSDIG_SECURE_API_TOKEN"),
        ("SYSDIG_MCP_API_HOST", "SYSDIG_MCP_API_TOKEN"),
        ("SYSDIG_HOST", "SYSDIG_API_TOKEN"),
        ("SECURE_BACKEND", "SECURE_API_TOKEN"),
        ("SDC_SECURE_URL", "SDC_SECURE_TOKEN"),
    ];

    /// <param name="environment">A variable's value; null when it is unset.</param>
    public static SysdigVariablesReading Read(Func<string, string?> environment)
    {
        foreach (var (url, token) in Pairs)
        {
            if (Value(environment, url) is { } address && Value(environment, token) is { } secret)
            {
                return Endpoint(url, address, token, secret, environment);
            }
        }

        var half = Pairs.FirstOrDefault(pair => Value(environment, pair.Url) is not null);
        return new SysdigVariablesReading.NotSet(half.Url is null ? null : $"{half.Url} is set without {half.Token}");
    }

    private static SysdigVariablesReading Endpoint(
        string urlName,
        string address,
        string tokenName,
        string token,
        Func<string, string?> environment
    )
    {
        foreach (var name in TlsSwitch.Known)
        {
            if (Value(environment, name) is { } value && TlsSwitch.IsOff(name, value))
            {
                return new SysdigVariablesReading.NotUsable(TlsSwitch.Refusal("The environment", name, value));
            }
        }

        var (url, why) = Address(address);
        if (url is null)
        {
            return NotUsable(
                $"{urlName} names no tenant that can be reached.",
                $"{Printable.Of(Redaction.Of(address), 120)}: {why}.",
                $"Set {urlName} to the address of your region, such as https://us2.app.sysdig.com."
            );
        }

        return token.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? NotUsable(
                $"{tokenName} holds no token.",
                "A token is one word of plain characters; this value has spaces, line ends or others in it.",
                $"Set {tokenName} to the API token as Sysdig shows it."
            )
            : new SysdigVariablesReading.Found(
                new McpEndpoint.Http(
                    url,
                    ImmutableSortedDictionary<string, string>
                        .Empty.WithComparers(StringComparer.OrdinalIgnoreCase)
                        .Add("Authorization", $"Bearer {token}")
                ),
                urlName
            );
    }

    /// <summary>
    /// The MCP address of an app address in any of its forms: with or without scheme, of the app or of the API, with the path
    /// of a page of the app.
    /// </summary>
    internal static (Uri? Url, string Why) Address(string text)
    {
        var full = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        if (!Uri.TryCreate(full, UriKind.Absolute, out var url) || url.Host.Length == 0)
        {
            return (null, "it is no address");
        }

        if (HttpAddress.Refusal(url) is { } why)
        {
            return (null, why);
        }

        var address = new UriBuilder(
            url.Scheme,
            SysdigRegions.AppOf(url.IdnHost),
            url.Port,
            Base(url.AbsolutePath) + McpPath
        );
        return (address.Uri, string.Empty);
    }

    // What a person copies from the browser ends in a page of the app, which is no part of the address.
    private static string Base(string path)
    {
        var trimmed = path.TrimEnd('/');
        if (trimmed.EndsWith(McpPath, StringComparison.Ordinal))
        {
            return trimmed[..^McpPath.Length];
        }

        var page = (trimmed + "/").IndexOf("/secure/", StringComparison.Ordinal);
        return page < 0 ? trimmed : trimmed[..page];
    }

    private static string? Value(Func<string, string?> environment, string name) =>
        environment(name)?.Trim() is { Length: > 0 } value ? value : null;

    private static SysdigVariablesReading.NotUsable NotUsable(string what, string why, string fix) =>
        new(new Trouble(what, why, fix));
}
