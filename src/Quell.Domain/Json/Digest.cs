using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quell.Domain.Json;

/// <summary>A SHA-256, written as 64 lower-case hexadecimal digits.</summary>
/// <remarks>The default value stands for no digest at all; it has its own text and never parses.</remarks>
public readonly record struct Digest
{
    /// <summary>Length of the written form.</summary>
    public const int HexLength = 64;

    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789abcdef");

    private readonly string? _hex;

    private Digest(string hex) => _hex = hex;

    /// <summary>The first twelve digits, for people.</summary>
    public string Short => _hex is null ? ToString() : _hex[..12];

    /// <summary>False for the default value.</summary>
    public bool IsPresent => _hex is not null;

    /// <summary>Digest of the canonical form of a node.</summary>
    /// <exception cref="CanonicalJsonException">The value has no canonical form.</exception>
    public static Digest Of(JsonNode? node) => OfBytes(CanonicalJson.Of(node));

    /// <summary>Digest of the canonical form of an element.</summary>
    /// <exception cref="CanonicalJsonException">The value has no canonical form.</exception>
    public static Digest Of(JsonElement element) => OfBytes(CanonicalJson.Of(element));

    /// <summary>Digest of bytes as they are.</summary>
    public static Digest OfBytes(ReadOnlySpan<byte> bytes) => FromHash(SHA256.HashData(bytes));

    /// <summary>Digest of a text's UTF-8 bytes.</summary>
    public static Digest OfText(string text) => OfBytes(Encoding.UTF8.GetBytes(text));

    /// <summary>Takes a finished SHA-256, for readers that hash as they go.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public static Digest FromHash(ReadOnlySpan<byte> hash) =>
        hash.Length == SHA256.HashSizeInBytes
            ? new Digest(Convert.ToHexStringLower(hash))
            : throw new ArgumentException("A SHA-256 has 32 bytes.", nameof(hash));

    /// <summary>Reads exactly the written form.</summary>
    /// <exception cref="FormatException">Anything else.</exception>
    public static Digest Parse(string text) =>
        TryParse(text, out var digest) ? digest : throw new FormatException("Not 64 lower-case hexadecimal digits.");

    /// <summary>Reads exactly the written form; other spellings of the same number are refused.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Digest digest)
    {
        if (text is { Length: HexLength } && !text.AsSpan().ContainsAnyExcept(s_digits))
        {
            digest = new Digest(text);
            return true;
        }

        digest = default;
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => _hex ?? "(no digest)";
}
