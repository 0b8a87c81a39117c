using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Quell.Domain.Text;

namespace Quell.Sysdig.Wire.Http;

/// <summary>Takes the secrets that we send out of whatever comes back, so that no answer can put one into a journal.</summary>
internal sealed class SecretScrub
{
    // Anything shorter is no secret, and would turn up in answers by chance.
    private const int ShortestSecret = 8;

    private static readonly byte[] s_mark = Encoding.UTF8.GetBytes(Redaction.Mark);

    private readonly ImmutableArray<byte[]> _secrets;

    public SecretScrub(IEnumerable<KeyValuePair<string, string>> headers)
    {
        _secrets =
        [
            .. headers
                .Where(header => IsSecret(header.Key))
                .SelectMany(header => header.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(word => word.Length >= ShortestSecret)
                .SelectMany(word => new[] { word, JsonEncodedText.Encode(word).ToString() })
                .Distinct(StringComparer.Ordinal)
                .Select(Encoding.UTF8.GetBytes),
        ];
    }

    public string Of(string text) =>
        _secrets.IsEmpty ? text : Encoding.UTF8.GetString(Of(Encoding.UTF8.GetBytes(text)));

    /// <summary>The text itself where no secret is in it.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> text)
    {
        foreach (var secret in _secrets)
        {
            text = Without(text, secret);
        }

        return text;
    }

    public static bool IsSecret(string header) =>
        header.Contains("auth", StringComparison.OrdinalIgnoreCase) || Redaction.IsSecretName(header);

    private static ReadOnlySpan<byte> Without(ReadOnlySpan<byte> text, byte[] secret)
    {
        if (text.IndexOf(secret) < 0)
        {
            return text;
        }

        using var kept = new MemoryStream(text.Length);
        var rest = text;
        for (var at = rest.IndexOf(secret); at >= 0; at = rest.IndexOf(secret))
        {
            kept.Write(rest[..at]);
            kept.Write(s_mark);
            rest = rest[(at + secret.Length)..];
        }

        kept.Write(rest);
        return kept.ToArray();
    }
}
