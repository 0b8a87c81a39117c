using Quell.Runbook.Ports;

namespace Quell.Surfaces.Aws;

/// <summary>Reads from the environment that aws is run with what it will go by; no credential is taken from it.</summary>
public static class AwsEnvironment
{
    private const string Endpoint = "AWS_ENDPOINT_URL";

    public static AwsSettings Read(IReadOnlyDictionary<string, string> variables)
    {
        var endpoints = variables
            .Where(pair => pair.Key == Endpoint || pair.Key.StartsWith(Endpoint + "_", StringComparison.Ordinal))
            .Where(pair => pair.Value.Length > 0)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}={Address(pair.Value)}")
            .ToList();
        return new AwsSettings
        {
            EnvironmentCredentials = Value(variables, "AWS_ACCESS_KEY_ID") is not null,
            ProfileVariable = Value(variables, "AWS_PROFILE") ?? Value(variables, "AWS_DEFAULT_PROFILE"),
            Region = Value(variables, "AWS_REGION") ?? Value(variables, "AWS_DEFAULT_REGION"),
            Endpoints = endpoints.Count == 0 ? null : string.Join(", ", endpoints),
            LoopbackEndpoint = Value(variables, Endpoint) is { } url && IsLoopback(url) ? url : null,
        };
    }

    private static string? Value(IReadOnlyDictionary<string, string> variables, string name) =>
        variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>Without what a person may have written into it as a secret.</summary>
    private static string Address(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
            ? address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
            : "something that is no address";

    private static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
        && address is { UserInfo: "", Query: "", Fragment: "", Host: "127.0.0.1" or "localhost" or "[::1]" };
}
