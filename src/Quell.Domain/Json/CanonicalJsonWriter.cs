using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Quell.Domain.Json;

/// <summary>Writes one value in canonical form.</summary>
internal sealed class CanonicalJsonWriter(IBufferWriter<byte> output)
{
    private const long MaxSafeInteger = 1L << 53;

    public void Write(JsonElement element, int depth)
    {
        if (depth > CanonicalJson.MaxDepth)
        {
            throw new CanonicalJsonException($"More than {CanonicalJson.MaxDepth} levels of nesting.");
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(element, depth);
                break;
            case JsonValueKind.Array:
                WriteArray(element, depth);
                break;
            case JsonValueKind.String:
                WriteString(TextOf(element));
                break;
            case JsonValueKind.Number:
                WriteNumber(element);
                break;
            case JsonValueKind.True:
                output.Write("true"u8);
                break;
            case JsonValueKind.False:
                output.Write("false"u8);
                break;
            case JsonValueKind.Null:
                output.Write("null"u8);
                break;
            default:
                throw new CanonicalJsonException("There is no value here.");
        }
    }

    private static string TextOf(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new CanonicalJsonException("A text is not valid Unicode.", e);
        }
    }

    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException e)
        {
            throw new CanonicalJsonException("A member name is not valid Unicode.", e);
        }
    }

    private void WriteObject(JsonElement element, int depth)
    {
        var members = new List<(string Name, JsonElement Value)>();
        foreach (var member in element.EnumerateObject())
        {
            members.Add((NameOf(member), member.Value));
        }

        // Ordinal comparison of strings is comparison of UTF-16 code units, which is what the RFC asks for.
        members.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        output.Write("{"u8);
        for (var i = 0; i < members.Count; i++)
        {
            if (i > 0)
            {
                if (string.Equals(members[i - 1].Name, members[i].Name, StringComparison.Ordinal))
                {
                    throw new CanonicalJsonException("A member name occurs twice.");
                }

                output.Write(","u8);
            }

            WriteString(members[i].Name);
            output.Write(":"u8);
            Write(members[i].Value, depth + 1);
        }

        output.Write("}"u8);
    }

    private void WriteArray(JsonElement element, int depth)
    {
        var first = true;
        output.Write("["u8);
        foreach (var item in element.EnumerateArray())
        {
            if (!first)
            {
                output.Write(","u8);
            }

            first = false;
            Write(item, depth + 1);
        }

        output.Write("]"u8);
    }

    private void WriteString(string text)
    {
        output.Write("\""u8);
        Span<byte> utf8 = stackalloc byte[4];
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var consumed) != OperationStatus.Done)
            {
                throw new CanonicalJsonException("A text is not valid Unicode.");
            }

            if (rune.Value < 0x20 || rune.Value is '"' or '\\')
            {
                WriteEscape((char)rune.Value);
            }
            else
            {
                output.Write(utf8[..rune.EncodeToUtf8(utf8)]);
            }

            rest = rest[consumed..];
        }

        output.Write("\""u8);
    }

    private void WriteEscape(char c)
    {
        switch (c)
        {
            case '"':
                output.Write("\\\""u8);
                break;
            case '\\':
                output.Write("\\\\"u8);
                break;
            case '\b':
                output.Write("\\b"u8);
                break;
            case '\t':
                output.Write("\\t"u8);
                break;
            case '\n':
                output.Write("\\n"u8);
                break;
            case '\f':
                output.Write("\\f"u8);
                break;
            case '\r':
                output.Write("\\r"u8);
                break;
            default:
                output.Write(
                    Encoding.ASCII.GetBytes(((int)c).ToString("x4", CultureInfo.InvariantCulture).Insert(0, "\\u"))
                );
                break;
        }
    }

    private void WriteNumber(JsonElement element)
    {
        var literal = element.GetRawText();
        if (literal.AsSpan().IndexOfAny('.', 'e', 'E') < 0)
        {
            WriteInteger(literal);
            return;
        }

        if (!element.TryGetDouble(out var value) || !double.IsFinite(value))
        {
            throw new CanonicalJsonException("A number is beyond the range of a double.");
        }

        output.Write(Encoding.ASCII.GetBytes(EcmaNumber.Format(value)));
    }

    private void WriteInteger(string literal)
    {
        if (
            !long.TryParse(literal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            || value is > MaxSafeInteger or < -MaxSafeInteger
        )
        {
            throw new CanonicalJsonException("An integer is beyond 2^53; it has to travel as a string.");
        }

        var span = output.GetSpan(20);
        Utf8Formatter.TryFormat(value, span, out var written);
        output.Advance(written);
    }
}
