using Quell.Domain.Text;

namespace Quell.Sysdig.Wire;

/// <summary>What a server left behind that explains why it does not answer, as the rest of a sentence.</summary>
internal static class LastWords
{
    // A process that closed its output is about to end; its code and last words are worth this long.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(300);

    public static async ValueTask<string> OfAsync(LaunchedServer? server, BoundedLineStream received)
    {
        var ended = server is null ? null : await server.EndedAsync(s_patience);
        var stderr = server?.Stderr.Shown() ?? string.Empty;
        var noise = received.Noise is { } line ? Printable.Of(Redaction.Of(line), 120) : null;
        return (ended is null ? string.Empty : "; " + ended)
            + (stderr.Length == 0 ? string.Empty : "; its stderr: " + stderr)
            + (noise is null ? string.Empty : "; it wrote a line that is no MCP message: " + noise);
    }
}
