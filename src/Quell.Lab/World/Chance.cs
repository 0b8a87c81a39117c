using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Quell.Lab.World;

/// <summary>Random-looking words that are the same on every run.</summary>
internal static class Chance
{
    public const string Hex = "0123456789abcdef";

    private static readonly SearchValues<char> s_hex = SearchValues.Create(Hex);

    /// <summary>What Kubernetes makes name suffixes of.</summary>
    public const string PodSuffix = "bcdfghjklmnpqrstvwxz2456789";

    public static string Word(string seed, string alphabet, int length)
    {
        var word = new StringBuilder(length);
        for (var block = 0; word.Length < length; block++)
        {
            foreach (var b in Hash($"{block}|{seed}"))
            {
                word.Append(alphabet[b % alphabet.Length]);
                if (word.Length == length)
                {
                    break;
                }
            }
        }

        return word.ToString();
    }

    public static int Number(string seed, int below) => (int)(BitConverter.ToUInt32(Hash(seed)) % (uint)below);

    public static bool IsHex(string text) => !text.AsSpan().ContainsAnyExcept(s_hex);

    public static string Uuid(string seed)
    {
        var hex = Word(seed, Hex, 32);
        return $"{hex[..8]}-{hex[8..12]}-4{hex[13..16]}-a{hex[17..20]}-{hex[20..]}";
    }

    private static byte[] Hash(string seed) => SHA256.HashData(Encoding.UTF8.GetBytes(seed));
}
