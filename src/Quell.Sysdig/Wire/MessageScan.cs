using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Quell.Sysdig.Wire;

/// <summary>Looks through one message before the protocol library sees it.</summary>
/// <remarks>
/// Since protocol revision 2026-07-28 a result may be a request for input, after which the library repeats the call by
/// itself. No call is ever repeated unseen, so such a result is taken out here.
/// </remarks>
internal static class MessageScan
{
    /// <summary>The message as Unicode: what is none in it is replaced, because values read out of it have to be texts.</summary>
    public static byte[] AsUnicode(ReadOnlySpan<byte> message) =>
        Utf8.IsValid(message) ? message.ToArray() : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(message));

    /// <summary>Why the message must not go on; null when it may.</summary>
    public static int? FaultOf(ReadOnlySpan<byte> message)
    {
        try
        {
            var reader = new Utf8JsonReader(message, new JsonReaderOptions { MaxDepth = BoundedLineStream.MaxDepth });
            var isResult = false;
            int? fault = null;
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName)
                {
                    continue;
                }

                if (reader.CurrentDepth == 1)
                {
                    isResult = reader.ValueTextEquals("result"u8);
                }
                else if (reader.CurrentDepth == 2 && isResult && AsksForInput(ref reader))
                {
                    fault = LineFault.AsksForInput;
                }
            }

            return fault;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return LineFault.Unreadable; // The second: a name with half a surrogate pair.
        }
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
