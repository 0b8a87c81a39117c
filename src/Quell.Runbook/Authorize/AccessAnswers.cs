using System.Text;
using System.Text.Json;
using Quell.Domain.Calls;
using Quell.Domain.Text;

namespace Quell.Runbook.Authorize;

/// <summary>Understands what the programs print about who and what they talk to.</summary>
public static class AccessAnswers
{
    private const int LongestText = 512;

    /// <summary>True for the lines that are understood here.</summary>
    public static bool Knows(IReadOnlyList<string> line) =>
        line
            is ["kubectl", "config", "current-context"]
                or ["kubectl", "version", "--client", ..]
                or ["kubectl", "get", "namespace", "kube-system", ..]
                or ["aws", "sts", "get-caller-identity", ..];

    /// <returns>Null for any other line, and for output that is not what the line prints.</returns>
    public static CallReading? Read(IReadOnlyList<string> line, ReadOnlyMemory<byte> output)
    {
        try
        {
            return line switch
            {
                ["kubectl", "config", "current-context"] => Context(output.Span),
                ["kubectl", "version", "--client", ..] => Version(output),
                ["kubectl", "get", "namespace", "kube-system", ..] => Uid(output),
                ["aws", "sts", "get-caller-identity", ..] => Caller(output),
                _ => null,
            };
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null; // Not JSON, or a text in it that is no Unicode.
        }
    }

    private static CallReading.Context? Context(ReadOnlySpan<byte> output)
    {
        var name = Encoding.UTF8.GetString(output[..Math.Min(output.Length, LongestText)]).Trim();
        return name.Length > 0 && Printable.IsPlain(name) ? new CallReading.Context(name) : null;
    }

    private static CallReading.ClientVersion? Version(ReadOnlyMemory<byte> output)
    {
        using var document = JsonDocument.Parse(output);
        var text = Text(document.RootElement, "clientVersion", "gitVersion");
        return text is null ? null : new CallReading.ClientVersion(Printable.Of(text, 60));
    }

    private static CallReading.ClusterUid? Uid(ReadOnlyMemory<byte> output)
    {
        using var document = JsonDocument.Parse(output);
        return
            Text(document.RootElement, "kind") is "Namespace"
            && Text(document.RootElement, "metadata", "name") is "kube-system"
            && Text(document.RootElement, "metadata", "uid") is { } uid
            && Alphabets.Matches(Alphabet.Uuid, uid)
            ? new CallReading.ClusterUid(uid)
            : null;
    }

    private static CallReading.Caller? Caller(ReadOnlyMemory<byte> output)
    {
        using var document = JsonDocument.Parse(output);
        return
            Text(document.RootElement, "Account") is { } account
            && Alphabets.Matches(Alphabet.AwsAccountId, account)
            && Text(document.RootElement, "Arn") is { Length: <= LongestText } arn
            && arn.StartsWith("arn:", StringComparison.Ordinal)
            ? new CallReading.Caller(account, arn)
            : null;
    }

    private static string? Text(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }
        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }
}
