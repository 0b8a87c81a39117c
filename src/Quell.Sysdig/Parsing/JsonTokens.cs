using System.Text.Json;

namespace Quell.Sysdig.Parsing;

/// <summary>Counts what JSON consists of (values, names, and ends of lists and objects) without making anything of it.</summary>
internal static class JsonTokens
{
    /// <returns>How many, or one more than <paramref name="most"/>; null for what is no JSON that can be read, as far as was looked.</returns>
    public static int? Count(ReadOnlySpan<byte> json, int most)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Limits.Depth });
            var count = 0;
            while (count <= most && reader.Read())
            {
                count++;
            }

            return count;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
