using System.Globalization;

namespace Quell.Sysdig.Wire;

/// <summary>The error that stands in for an answer which must not reach the protocol library.</summary>
/// <remarks>The codes are of JSON-RPC's range for implementations and go from the stream to the link only.</remarks>
internal static class LineFault
{
    public const int TooLarge = -32_091;
    public const int Unreadable = -32_092;
    public const int AsksForInput = -32_093;

    /// <summary>Longer than the library may see, and no result that can be kept beside it.</summary>
    public const int NoResult = -32_094;
    public const int TooManyTokens = -32_095;

    /// <summary>Whether this is one of them that means an answer which cannot be read.</summary>
    public static bool MeansGarbled(int code) => code is TooLarge or Unreadable or NoResult or TooManyTokens;

    public static string Text(int code, int maxBytes, int maxTokens) =>
        code switch
        {
            TooLarge => $"answer larger than {Size(maxBytes)}",
            AsksForInput => "the server asks for input instead of answering",
            NoResult => $"message larger than {LongResults.Longest / 1024} KiB that is no result",
            TooManyTokens => TooMany(maxTokens),
            _ => $"answer is not JSON that can be read, or is nested deeper than {BoundedLineStream.MaxDepth} levels",
        };

    /// <summary>That an answer holds more values, names and ends of lists than are read.</summary>
    public static string TooMany(int maxTokens) =>
        $"answer of more than {maxTokens.ToString("N0", CultureInfo.InvariantCulture)} JSON tokens";

    private static string Size(int bytes) => bytes >= 1024 * 1024 ? $"{bytes / (1024 * 1024)} MiB" : $"{bytes} bytes";
}
