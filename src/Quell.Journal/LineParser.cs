using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Quell.Journal;

/// <summary>Reads one line: hash first, words after, so that any edit of a line is called an edit.</summary>
internal static class LineParser
{
    // The longest hash that is recognised as another algorithm's is 128 digits.
    private const int TailBytes = 256;
    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false };
    private static readonly SearchValues<char> s_printable = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."
    );

    /// <summary>Reads one line by itself.</summary>
    /// <param name="bytes">The line without its newline.</param>
    /// <param name="place">Which line it is, from 1: the number that a verdict names.</param>
    public static LineReading Parse(ReadOnlyMemory<byte> bytes, long place)
    {
        if (FindHash(bytes.Span, out var hashed) is not { } hash)
        {
            return Malformed(place, bytes.IsEmpty ? "the line is empty" : "it does not end with its hash");
        }

        if (AlgorithmOf(hash) is { } other)
        {
            return new LineReading.Bad(new Verdict.WrongAlgorithm(place, other));
        }

        if (place == 1 && ReadStrictly(bytes) is { } opening && JudgeOpening(opening) is { } verdict)
        {
            return new LineReading.Bad(verdict);
        }

        var actual = Hex.Of(SHA256.HashData(bytes.Span[..hashed]));
        if (!Same(actual, hash))
        {
            return new LineReading.Bad(new Verdict.Edited(place));
        }

        return ReadStrictly(bytes) is { } json
            ? Frame(json, hash, place)
            : Malformed(place, "it is no JSON object in which each name stands once");
    }

    private static string? FindHash(ReadOnlySpan<byte> line, out int hashed)
    {
        hashed = 0;
        if (!line.EndsWith("\"}"u8))
        {
            return null;
        }

        var from = Math.Max(0, line.Length - TailBytes);
        // The quote that ends the hash is not the one that begins it.
        var mark = line[from..^2].LastIndexOf(LineFormat.HashMark);
        if (mark < 0)
        {
            return null;
        }

        hashed = from + mark;
        return Encoding.Latin1.GetString(line[(hashed + LineFormat.HashMark.Length)..^2]);
    }

    private static string? AlgorithmOf(string hash) =>
        !Hex.IsHex(hash)
            ? null
            : hash.Length switch
            {
                32 => "md5",
                40 => "sha1",
                56 => "sha224",
                96 => "sha384",
                128 => "sha512",
                _ => null,
            };

    private static Verdict? JudgeOpening(JsonElement json)
    {
        if (!Same(Text(json, "type"), LineFormat.OpeningType) || !json.TryGetProperty("format", out var format))
        {
            return null;
        }

        if (format.ValueKind != JsonValueKind.Number || !format.TryGetInt32(out var version))
        {
            return null;
        }

        if (version != LineFormat.Version)
        {
            return new Verdict.UnknownFormat(version.ToString(CultureInfo.InvariantCulture));
        }

        var algorithm = Text(json, "algorithm");
        return algorithm is null or LineFormat.Algorithm
            ? null
            : new Verdict.WrongAlgorithm(1, IsPlain(algorithm) ? algorithm : "an unreadable name");
    }

    private static bool IsPlain(string text) =>
        text.Length is > 0 and <= 32 && !text.AsSpan().ContainsAnyExcept(s_printable);

    private static JsonElement? ReadStrictly(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var json = JsonElement.Parse(bytes.Span, s_strict);
            return json.ValueKind == JsonValueKind.Object ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static LineReading Frame(JsonElement json, string hash, long place)
    {
        if (!Hex.IsDigest(hash) || !Same(Text(json, "hash"), hash))
        {
            return Malformed(place, "its hash is not the last member");
        }

        if (!json.TryGetProperty("seq", out var number) || !TryCount(number, out var seq))
        {
            return Malformed(place, "it has no sequence number");
        }

        if (!TryTime(Text(json, "at"), out var at))
        {
            return Malformed(place, "its time is not of the form 2026-01-31T23:59:59.999Z");
        }

        if (Text(json, "prev") is not { } prev || !Hex.IsDigest(prev))
        {
            return Malformed(place, "it does not name the hash before it");
        }

        return Text(json, "type") is { } type && LineFormat.IsType(type)
            ? JudgeType(new JournalLine(seq, at, type, json, prev, hash), place)
            : Malformed(place, "it has no type");
    }

    private static LineReading JudgeType(JournalLine line, long place)
    {
        var opens = Same(line.Type, LineFormat.OpeningType);
        if (opens != (line.Seq == 1))
        {
            return Malformed(place, opens ? "it opens the journal a second time" : "it does not open the journal");
        }

        var isWhole = !opens || (line.Json.TryGetProperty("format", out _) && Text(line.Json, "algorithm") is not null);
        return isWhole ? new LineReading.Good(line) : Malformed(place, "it names no format and algorithm");
    }

    private static bool TryCount(JsonElement number, out long count)
    {
        count = 0;
        return number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out count) && count > 0;
    }

    private static bool TryTime(string? text, out DateTimeOffset at) =>
        DateTimeOffset.TryParseExact(
            text,
            LineFormat.TimeFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out at
        );

    private static string? Text(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud800 that is half a character.
            return null;
        }
    }

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private static LineReading.Bad Malformed(long place, string why) => new(new Verdict.Malformed(place, why));
}
