using System.Text.RegularExpressions;
using Quell.Domain.Calls;
using Quell.Domain.Text;

namespace Quell.Surfaces.Aws;

/// <summary>Reads why aws failed from what it wrote to its error output; versions 1 and 2 use the same words.</summary>
internal static partial class AwsRefusals
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int LongestText = 300;

    /// <param name="isWrite">A write that may have arrived is not said to be unsent, nor refused.</param>
    public static CallOutcome Of(int code, string error, bool isWrite)
    {
        var text = OneLine(Redaction.Of(error));
        var said = text.Length == 0 ? $"aws ended with {code} and said nothing" : text;
        if (isWrite && LostReplies.MayHaveArrived(error))
        {
            return new CallOutcome.NoReply(said);
        }
        if (Unreached().IsMatch(error))
        {
            return new CallOutcome.Unreachable(said);
        }
        var named = Named().Match(error);
        var (kind, detail) = named.Success ? ByCode(named.Groups["code"].Value, error) : ByWords(error);
        // An error of the service says nothing about whether a write was made before it.
        return isWrite && kind is RefusalKind.ServerError
            ? new CallOutcome.NoReply(said)
            : new CallOutcome.Refused(new ServiceRefusal(kind, null, detail, said, null));
    }

    /// <summary>What is shown is escaped where it is shown; here it is only made short.</summary>
    private static string OneLine(string error)
    {
        var text = string.Join(' ', error.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText), "…");
    }

    /// <summary><c>An error occurred (AccessDenied) when calling the GetRole operation: …</c></summary>
    private static (RefusalKind Kind, string? Detail) ByCode(string code, string error) =>
        code switch
        {
            "AccessDenied" or "AccessDeniedException" or "UnauthorizedOperation" or "AuthorizationError" => (
                RefusalKind.PermissionMissing,
                Permission().Match(error) is { Success: true } wanted ? wanted.Groups["action"].Value : null
            ),
            "ExpiredToken"
            or "ExpiredTokenException"
            or "InvalidClientTokenId"
            or "UnrecognizedClientException"
            or "UnauthorizedException"
            or "InvalidToken"
            or "TokenRefreshRequired"
            or "AuthFailure" => (RefusalKind.NotAuthenticated, null),
            "SignatureDoesNotMatch" or "RequestExpired" or "InvalidSignatureException" or "RequestTimeTooSkewed" => (
                RefusalKind.NotAuthenticated,
                "clock"
            ),
            "LimitExceeded" or "LimitExceededException" or "ServiceQuotaExceededException" => (
                RefusalKind.LimitExceeded,
                null
            ),
            "UnmodifiableEntity" => (RefusalKind.Protected, null),
            "ConcurrentModification" or "ConcurrentModificationException" => (RefusalKind.Conflict, null),
            "NoSuchEntity" or "NoSuchEntityException" or "ResourceNotFoundException" => (RefusalKind.NotFound, null),
            "Throttling"
            or "ThrottlingException"
            or "ThrottledException"
            or "TooManyRequestsException"
            or "RequestLimitExceeded"
            or "SlowDown" => (RefusalKind.RateLimited, null),
            "InternalFailure"
            or "InternalError"
            or "ServiceFailure"
            or "ServiceUnavailable"
            or "500"
            or "502"
            or "503" => (RefusalKind.ServerError, null),
            _ => (RefusalKind.Rejected, null),
        };

    /// <summary>What the program says before it sends anything.</summary>
    private static (RefusalKind Kind, string? Detail) ByWords(string error) =>
        error switch
        {
            _ when NoProfile().IsMatch(error) => (RefusalKind.NotAuthenticated, "no-profile"),
            _ when NoCredentials().IsMatch(error) => (RefusalKind.NotAuthenticated, "no-credentials"),
            _ when Expired().IsMatch(error) => (RefusalKind.NotAuthenticated, null),
            _ => (RefusalKind.Other, null),
        };

    [GeneratedRegex(@"An error occurred \((?<code>[A-Za-z0-9.]{1,80})\)", Plain, Timeout.Infinite)]
    private static partial Regex Named();

    [GeneratedRegex(
        @"not authorized to perform: (?<action>[a-z0-9-]{2,40}:[A-Za-z0-9]{2,80})",
        Plain,
        Timeout.Infinite
    )]
    private static partial Regex Permission();

    [GeneratedRegex(
        @"Could not connect to the endpoint URL|Connect(ion)? timeout on endpoint|Connection was closed before|SSL validation failed|Failed to connect to proxy|Name or service not known|EndpointConnectionError",
        Plain | RegexOptions.IgnoreCase,
        Timeout.Infinite
    )]
    private static partial Regex Unreached();

    [GeneratedRegex(@"config profile \(.*\) could not be found|profile .* not found", Plain, Timeout.Infinite)]
    private static partial Regex NoProfile();

    [GeneratedRegex(
        @"Unable to locate credentials|Partial credentials found|You must specify a region|credentials.* could not be found",
        Plain | RegexOptions.IgnoreCase,
        Timeout.Infinite
    )]
    private static partial Regex NoCredentials();

    [GeneratedRegex(
        @"Token has expired|SSO session .*(expired|invalid)|Error loading SSO Token|refresh failed|when retrieving token|session has expired",
        Plain | RegexOptions.IgnoreCase,
        Timeout.Infinite
    )]
    private static partial Regex Expired();
}
