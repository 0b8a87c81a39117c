using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Quell.Sysdig.Wire;

/// <summary>Finds the id of a message that cannot be read as a whole.</summary>
internal static partial class MessageId
{
    private const int MaxDepth = 512;
    private const int Longest = 256;

    /// <summary>The id as it is written, where it is a member of the outermost object before the message breaks off.</summary>
    public static string? Before(ReadOnlySpan<byte> beginning)
    {
        try
        {
            var options = new JsonReaderOptions { MaxDepth = MaxDepth };
            var reader = new Utf8JsonReader(beginning, isFinalBlock: false, new JsonReaderState(options));
            while (reader.Read())
            {
                if (
                    reader.CurrentDepth == 1
                    && reader.TokenType == JsonTokenType.PropertyName
                    && reader.ValueTextEquals("id"u8)
                )
                {
                    return reader.Read() ? Written(ref reader) : null;
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }

        return null;
    }

    /// <summary>The id as it is written, where it is the last member, as some servers put it.</summary>
    public static string? AtEnd(ReadOnlySpan<byte> end)
    {
        var text = Encoding.UTF8.GetString(end.Length > 256 ? end[^256..] : end);
        return LastMember().Match(text) is { Success: true } match ? match.Groups["id"].Value : null;
    }

    private static string? Written(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.Number when reader.ValueSpan.Length <= Longest => Encoding.UTF8.GetString(reader.ValueSpan),
            JsonTokenType.String when reader.ValueSpan.Length <= Longest =>
                $"\"{Encoding.UTF8.GetString(reader.ValueSpan)}\"",
            _ => null,
        };

    [GeneratedRegex(
        """["]id["]\s{0,8}:\s{0,8}(?<id>[0-9]{1,18}|["][A-Za-z0-9_-]{1,64}["])\s{0,8}(,\s{0,8}["]jsonrpc["]\s{0,8}:\s{0,8}["]2\.0["]\s{0,8})?}\s{0,8}\z""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex LastMember();
}
