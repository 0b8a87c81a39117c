using System.Buffers;

namespace Quell.Journal;

internal static class Hex
{
    public const int DigestLength = 64;

    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789abcdef");

    /// <summary>The hash before the first entry.</summary>
    public static string Zeros { get; } = new('0', DigestLength);

    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);

    public static bool IsDigest(string text) => text.Length == DigestLength && IsHex(text);

    public static bool IsHex(string text) => !text.AsSpan().ContainsAnyExcept(s_digits);
}
