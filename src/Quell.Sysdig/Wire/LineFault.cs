namespace Quell.Sysdig.Wire;

/// <summary>The error that stands in for an answer which must not reach the protocol library.</summary>
/// <remarks>The codes are of JSON-RPC's range for implementations and go from the stream to the link only.</remarks>
internal static class LineFault
{
    public const int TooLarge = -32_091;
    public const int Unreadable = -32_092;

    public static string Text(int code, int maxBytes) =>
        code == TooLarge
            ? $"answer larger than {Size(maxBytes)}"
            : $"answer is not JSON that can be read, or is nested deeper than {BoundedLineStream.MaxDepth} levels";

    private static string Size(int bytes) => bytes >= 1024 * 1024 ? $"{bytes / (1024 * 1024)} MiB" : $"{bytes} bytes";
}
