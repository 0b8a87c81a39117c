using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Quell.Sysdig.Wire;

/// <summary>What one look through a message finds before the protocol library sees it.</summary>
/// <remarks>
/// Since protocol revision 2026-07-28 a result may be a request for input, after which the library repeats the call by
/// itself. No call is ever repeated unseen, so such a result is taken out here.
/// </remarks>
/// <param name="Fault">Why the message must not go on; null when it may.</param>
/// <param name="Result">Where the result stands; null when the message is not one with one result, an object, and nothing else.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MessageScan(int? Fault, Range? Result)
{
    /// <summary>The message as Unicode: what is none in it is replaced, because values read out of it have to be texts.</summary>
    public static byte[] AsUnicode(ReadOnlySpan<byte> message) =>
        Utf8.IsValid(message) ? message.ToArray() : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(message));

    public static MessageScan Of(ReadOnlySpan<byte> message, int maxTokens)
    {
        try
        {
            return Read(message, maxTokens);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new MessageScan(LineFault.Unreadable, null); // The second: a name with half a surrogate pair.
        }
    }

    private static MessageScan Read(ReadOnlySpan<byte> message, int maxTokens)
    {
        var reader = new Utf8JsonReader(message, new JsonReaderOptions { MaxDepth = BoundedLineStream.MaxDepth });
        var (isResult, results, others, start, end, tokens) = (false, 0, 0, 0, 0, 0);
        int? fault = null;
        while (reader.Read())
        {
            if (++tokens > maxTokens)
            {
                return new MessageScan(LineFault.TooManyTokens, null);
            }

            switch (reader.TokenType, reader.CurrentDepth)
            {
                case (JsonTokenType.PropertyName, 1):
                    isResult = reader.ValueTextEquals("result"u8);
                    results += isResult ? 1 : 0;
                    others += reader.ValueTextEquals("error"u8) || reader.ValueTextEquals("method"u8) ? 1 : 0;
                    break;
                case (JsonTokenType.PropertyName, 2) when isResult && AsksForInput(ref reader):
                    fault = LineFault.AsksForInput;
                    break;
                case (JsonTokenType.StartObject, 1) when isResult:
                    start = (int)reader.TokenStartIndex;
                    break;
                case (JsonTokenType.EndObject, 1) when isResult:
                    end = (int)reader.BytesConsumed;
                    break;
                default:
                    break;
            }
        }

        return new MessageScan(fault, results == 1 && others == 0 && end > start ? start..end : null);
    }

    private static bool AsksForInput(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("inputRequests"u8) || reader.ValueTextEquals("requestState"u8))
        {
            return true;
        }

        return reader.ValueTextEquals("resultType"u8)
            && reader.Read()
            && (reader.TokenType != JsonTokenType.String || !reader.ValueTextEquals("complete"u8));
    }
}
