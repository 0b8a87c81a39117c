using System.Text.RegularExpressions;

namespace Quell.Surfaces;

/// <summary>Words of a program that sent something and got no answer, whichever program it was.</summary>
internal static partial class LostReplies
{
    /// <summary>True when what was sent may have arrived: a write is then neither done nor refused.</summary>
    public static bool MayHaveArrived(string error) => Words().IsMatch(error);

    [GeneratedRegex(
        @"i/o timeout|\(Timeout\)|may still be processing|\bEOF\b|broken pipe|use of closed network connection|GOAWAY|server closed"
            + "|Connection was closed before|Read timeout on endpoint|read timed out|Connection (reset|aborted)"
            + "|Remote end closed connection|IncompleteRead|prematurely",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        Timeout.Infinite
    )]
    private static partial Regex Words();
}
