using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Quell.Domain.Calls;
using Quell.Domain.Text;

namespace Quell.Surfaces.Kubectl;

/// <summary>Understands what kubectl writes to its error output, loosely: the words differ by version and by server.</summary>
internal static partial class KubectlErrors
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int LongestLine = 400;
    private const int MostLines = 40;

    /// <summary>One for each error, in order; kubectl goes on with other kinds after a refused one.</summary>
    public static ImmutableArray<KindRefusal> Read(string error)
    {
        var lines = error
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !Noise().IsMatch(line))
            .Take(MostLines)
            .Select(Refusal)
            .ToImmutableArray();
        var known = lines.Where(line => line.Refusal.Kind != RefusalKind.Other).ToImmutableArray();
        return known.IsEmpty ? lines : known;
    }

    /// <summary>True when the error says that the server was not reached, or gave no answer.</summary>
    public static bool IsSilence(string error) => Silence().IsMatch(error);

    /// <summary>True when nothing was sent: there was nobody to send it to.</summary>
    public static bool IsUnreachable(string error) => Unreachable().IsMatch(error);

    /// <summary>True for the words of a server that could not apply a JSON patch, as one whose tests do not hold.</summary>
    public static bool IsFailedTest(string error) => FailedTest().IsMatch(error);

    /// <summary>True when what was sent may have arrived, whatever else the error says.</summary>
    public static bool MayHaveArrived(string error) => IsSilence(error) || LostReplies.MayHaveArrived(error);

    private static KindRefusal Refusal(string line)
    {
        var text = Printable.Of(line, LongestLine);
        var kind = KindOf(line);
        var resource = kind switch
        {
            RefusalKind.KindMissing => Missing().Match(line) is { Success: true } match
                ? match.Groups["resource"].Value
                : null,
            _ => Resource().Match(line) is { Success: true } match
                ? match.Groups["group"].Length == 0
                    ? match.Groups["resource"].Value
                    : $"{match.Groups["resource"].Value}.{match.Groups["group"].Value}"
                : null,
        };
        return new KindRefusal(resource, new ServiceRefusal(kind, null, resource, text, null));
    }

    private static RefusalKind KindOf(string line) =>
        Missing().IsMatch(line) || line.Contains("no matches for kind", StringComparison.Ordinal)
            ? RefusalKind.KindMissing
        : Login().IsMatch(line) ? RefusalKind.NotAuthenticated
        : Admission().IsMatch(line) ? RefusalKind.Denied
        : Outdated().IsMatch(line) ? RefusalKind.Conflict
        : line.Contains("(Forbidden)", StringComparison.Ordinal) ? RefusalKind.PermissionMissing
        : line.Contains("(NotFound)", StringComparison.Ordinal) ? RefusalKind.NotFound
        : line.Contains("(TooManyRequests)", StringComparison.Ordinal) ? RefusalKind.RateLimited
        : Broken().IsMatch(line) ? RefusalKind.ServerError
        : Setting().IsMatch(line) ? RefusalKind.Misconfigured
        : Request().IsMatch(line) ? RefusalKind.Rejected
        : RefusalKind.Other;

    [GeneratedRegex("""resource type "(?<resource>[a-z0-9.-]{1,253})""", Plain, Timeout.Infinite)]
    private static partial Regex Missing();

    [GeneratedRegex(
        """resource "(?<resource>[a-z0-9./-]{1,253})" in API group "(?<group>[a-z0-9.-]{0,253})""",
        Plain,
        Timeout.Infinite
    )]
    private static partial Regex Resource();

    [GeneratedRegex(
        "Unauthorized|must be logged in|provide credentials|getting credentials|token (has |is )?expired|refresh token|SSO session|ExpiredToken",
        Plain | RegexOptions.IgnoreCase,
        Timeout.Infinite
    )]
    private static partial Regex Login();

    // A webhook that cannot be asked is a no as well: nothing is stored before it answered.
    [GeneratedRegex(
        "admission webhook .* denied|failed calling webhook|ValidatingAdmissionPolicy .* denied|violates PodSecurity|exceeded quota",
        Plain,
        Timeout.Infinite
    )]
    private static partial Regex Admission();

    [GeneratedRegex(
        @"\(Conflict\)|the object has been modified|Expected (replicas|resource version) to be",
        Plain | RegexOptions.IgnoreCase,
        Timeout.Infinite
    )]
    private static partial Regex Outdated();

    [GeneratedRegex(
        "server rejected our request due to an error in our request|testing (value|path) .* failed",
        Plain | RegexOptions.IgnoreCase,
        Timeout.Infinite
    )]
    private static partial Regex FailedTest();

    [GeneratedRegex(
        @"\((InternalError|ServiceUnavailable|Timeout|ServerTimeout)\)|unable to handle the request|Internal error occurred",
        Plain,
        Timeout.Infinite
    )]
    private static partial Regex Broken();

    [GeneratedRegex(
        "context .* does not exist|no context exists|no such context|error loading config|invalid configuration|no configuration has been provided|unable to read client-(cert|key)|executable .* not found",
        Plain | RegexOptions.IgnoreCase,
        Timeout.Infinite
    )]
    private static partial Regex Setting();

    [GeneratedRegex(
        @"\((BadRequest|MethodNotAllowed|Invalid|NotAcceptable)\)|does not allow this method|unknown (shorthand )?flag|field (label|selector) not supported",
        Plain | RegexOptions.IgnoreCase,
        Timeout.Infinite
    )]
    private static partial Regex Request();

    [GeneratedRegex(
        "Unable to connect to the server|connection to the server .* was refused|connection refused|no such host|i/o timeout|TLS handshake|x509:|network is unreachable|no route to host|proxyconnect",
        Plain | RegexOptions.IgnoreCase,
        Timeout.Infinite
    )]
    private static partial Regex Unreachable();

    [GeneratedRegex(
        "context deadline exceeded|Client.Timeout exceeded|request canceled|awaiting headers|unexpected EOF|connection reset|http2: client connection lost",
        Plain | RegexOptions.IgnoreCase,
        Timeout.Infinite
    )]
    private static partial Regex Silence();

    // Warnings, and the log lines of the client library before the error itself.
    [GeneratedRegex(@"\A([EIW][0-9]{4} |Warning: |No resources found)", Plain, Timeout.Infinite)]
    private static partial Regex Noise();
}
