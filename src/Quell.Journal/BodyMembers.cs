using System.Buffers;
using System.Text.Json;

namespace Quell.Journal;

/// <summary>Turns what a caller writes into the members of one line: one line of ASCII, each name once.</summary>
internal static class BodyMembers
{
    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false };

    /// <summary>The members without the braces around them.</summary>
    /// <exception cref="ArgumentException">The body is no set of members, repeats a name, or uses a name of the frame.</exception>
    public static ReadOnlyMemory<byte> Of(Action<Utf8JsonWriter> body)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            body(writer);
            writer.WriteEndObject();
        }

        Check(buffer.WrittenMemory, out var isPlain);
        var whole = isPlain ? buffer.WrittenMemory : Plain(buffer.WrittenMemory);
        return whole[1..^1];
    }

    private static void Check(ReadOnlyMemory<byte> whole, out bool isPlain)
    {
        try
        {
            using var document = JsonDocument.Parse(whole, s_strict);
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (member.Name is "seq" or "at" or "type" or "prev" or "hash")
                {
                    throw new ArgumentException(
                        $"The name \"{member.Name}\" belongs to the frame of the line.",
                        nameof(whole)
                    );
                }
            }
        }
        catch (JsonException e)
        {
            throw new ArgumentException("The body is no JSON that can be read back: " + e.Message, nameof(whole), e);
        }

        isPlain = !whole.Span.ContainsAnyExceptInRange((byte)0x20, (byte)0x7E);
    }

    // Raw values may hold line ends between tokens, or text that is not escaped.
    private static ReadOnlyMemory<byte> Plain(ReadOnlyMemory<byte> whole)
    {
        using var document = JsonDocument.Parse(whole, s_strict);
        var buffer = new ArrayBufferWriter<byte>(whole.Length);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            document.RootElement.WriteTo(writer);
        }

        return buffer.WrittenMemory;
    }
}
