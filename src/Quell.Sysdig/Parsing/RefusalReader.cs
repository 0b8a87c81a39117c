using System.Globalization;
using System.Text.RegularExpressions;
using Quell.Domain.Calls;
using Quell.Domain.Text;

namespace Quell.Sysdig.Parsing;

/// <summary>Recognises a refusal by tokens, statuses and words anywhere in its text, whose form is not published.</summary>
/// <remarks>Tokens win over statuses, statuses over words (sysdig-facts 2.3, 11.4).</remarks>
internal static partial class RefusalReader
{
    private const int MaxRead = 64 * 1024;
    private const int MaxTextBytes = 1200;
    private const int MaxRetryAfter = 14_400;
    private const RegexOptions Any =
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    public static ServiceRefusal Read(string text)
    {
        var read = text.Length > MaxRead ? text[..MaxRead] : text;
        var status = StatusOf(read);
        var permission = Permission().Match(read) is { Success: true } name ? name.Value : null;
        var kind = KindOf(read, status, permission);
        var detail = kind switch
        {
            RefusalKind.ResponderNotFound => ScopeOf(read),
            RefusalKind.PermissionMissing => permission,
            _ => null,
        };
        return new ServiceRefusal(kind, status, detail, Shown(read), RetryAfterOf(read));
    }

    /// <summary>A refusal whose HTTP status is known: the words only say what the status leaves open.</summary>
    public static ServiceRefusal OfHttp(int status, string text, int? retryAfterSeconds)
    {
        var read = Read(text);
        return read with
        {
            Status = status,
            Kind = read.Kind is RefusalKind.ResponderNotFound or RefusalKind.StorageNotConfigured
                ? read.Kind
                : ByStatus(status) ?? RefusalKind.Other,
            RetryAfterSeconds = retryAfterSeconds is { } seconds
                ? Math.Clamp(seconds, 0, MaxRetryAfter)
                : read.RetryAfterSeconds,
        };
    }

    /// <summary>
    /// True when a refused write may have happened all the same: the far side failed while it worked on it, or its words
    /// do not say that it refused.
    /// </summary>
    public static bool LeavesOpen(ServiceRefusal refusal) =>
        refusal.Kind is RefusalKind.Other or RefusalKind.ServerError
        || (refusal.Status is null && Interrupted().IsMatch(refusal.Text));

    private static RefusalKind KindOf(string text, int? status, string? permission)
    {
        if (NoResponder().IsMatch(text) || (status == 400 && AboutResponder().IsMatch(text)))
        {
            return RefusalKind.ResponderNotFound;
        }

        if (NoStorage().IsMatch(text) || (status == 412 && AboutStorage().IsMatch(text)))
        {
            return RefusalKind.StorageNotConfigured;
        }

        return ByStatus(status) ?? ByWords(text, permission);
    }

    private static RefusalKind? ByStatus(int? status) =>
        status switch
        {
            401 => RefusalKind.NotAuthenticated,
            403 => RefusalKind.PermissionMissing,
            404 => RefusalKind.NotFound,
            429 => RefusalKind.RateLimited,
            >= 500 => RefusalKind.ServerError,
            >= 400 and not 408 => RefusalKind.Rejected,
            _ => null,
        };

    private static RefusalKind ByWords(string text, string? permission) =>
        Challenge().IsMatch(text) ? RefusalKind.NotAuthenticated
        : Forbidden().IsMatch(text) || permission is not null ? RefusalKind.PermissionMissing
        : TooMany().IsMatch(text) ? RefusalKind.RateLimited
        : Missing().IsMatch(text) ? RefusalKind.NotFound
        : Internal().IsMatch(text) ? RefusalKind.ServerError
        : Invalid().IsMatch(text) ? RefusalKind.Rejected
        : RefusalKind.Other;

    private static int? StatusOf(string text)
    {
        var match = NamedStatus().Match(text);
        match = match.Success ? match : BareStatus().Match(text);
        return match.Success ? int.Parse(match.Groups["status"].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    private static string? ScopeOf(string text) =>
        Scope().Match(text) is { Success: true } scope
            ? Loose.Cut($"{scope.Groups["name"].Value}:{scope.Groups["value"].Value.TrimEnd('.')}", Limits.NameBytes)
            : null;

    private static int? RetryAfterOf(string text) =>
        RetryAfter().Match(text) is { Success: true } match
        && int.TryParse(
            match.Groups["seconds"].ValueSpan,
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var seconds
        )
            ? Math.Min(seconds, MaxRetryAfter)
            : null;

    private static string Shown(string text) => Loose.Cut(Redaction.Of(Loose.Cut(text, MaxRead)), MaxTextBytes);

    [GeneratedRegex(@"responder[\s_-]{0,3}not[\s_-]{0,3}found|no[\s_-]responder", Any, Timeout.Infinite)]
    private static partial Regex NoResponder();

    [GeneratedRegex(@"responder", Any, Timeout.Infinite)]
    private static partial Regex AboutResponder();

    [GeneratedRegex(
        @"storage[\s_-]{0,3}(is[\s_-])?not[\s_-]{0,3}(been[\s_-])?configured|no[\s_-]storage",
        Any,
        Timeout.Infinite
    )]
    private static partial Regex NoStorage();

    [GeneratedRegex(@"storage|bucket", Any, Timeout.Infinite)]
    private static partial Regex AboutStorage();

    [GeneratedRegex(
        @"(?<name>[a-z][a-z0-9._]{0,40}(name|id|mac|cluster|host|account|scope|region)|cluster|host|account|scope|region)\\?[""']?\s{0,3}[:=]\s{0,3}\\?[""']?(?<value>[a-z0-9][a-z0-9._/@:-]{0,200})",
        Any,
        Timeout.Infinite
    )]
    private static partial Regex Scope();

    [GeneratedRegex(
        @"(?<![a-z0-9._-])[a-z][a-z0-9]{0,40}(-[a-z0-9]{1,40}){0,6}\.(exec|read|edit|write|manage)(?![a-z0-9._-])",
        Any,
        Timeout.Infinite
    )]
    private static partial Regex Permission();

    [GeneratedRegex(
        @"(status([\s_-]?code)?|http(/[0-9.]{1,3})?|code)\\?[""']?\s{0,3}[:=]?\s{0,3}\\?[""']?(?<status>[45][0-9]{2})(?![0-9.])",
        Any,
        Timeout.Infinite
    )]
    private static partial Regex NamedStatus();

    [GeneratedRegex(
        @"(?<![0-9a-z.:/_-])(?<status>400|401|403|404|408|409|412|422|429|500|501|502|503|504)(?![0-9a-z:/_-]|\.[0-9])",
        Any,
        Timeout.Infinite
    )]
    private static partial Regex BareStatus();

    [GeneratedRegex(
        @"retry[\s_-]?after([\s_-]?seconds)?\\?[""']?\s{0,3}[:=]?\s{0,3}\\?[""']?(?<seconds>[0-9]{1,6})(?![0-9.])",
        Any,
        Timeout.Infinite
    )]
    private static partial Regex RetryAfter();

    [GeneratedRegex(
        @"www-authenticate|\boauth|un-?authori[sz]ed|unauthenticated|not authenticated|invalid[\s_]token|token[\s_](is\s)?(expired|invalid)",
        Any,
        Timeout.Infinite
    )]
    private static partial Regex Challenge();

    [GeneratedRegex(@"forbidden|permission|access denied|not allowed|not authori[sz]ed", Any, Timeout.Infinite)]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"too[\s_]many[\s_]requests|rate[\s_-]?limit", Any, Timeout.Infinite)]
    private static partial Regex TooMany();

    [GeneratedRegex(@"not[\s_]found|no such", Any, Timeout.Infinite)]
    private static partial Regex Missing();

    [GeneratedRegex(@"internal[\s_](server[\s_])?error|bad gateway|service unavailable", Any, Timeout.Infinite)]
    private static partial Regex Internal();

    [GeneratedRegex(
        @"bad[\s_]request|parsing[\s_]error|missing[\s_]required|invalid|unknown tool|syntax error|already",
        Any,
        Timeout.Infinite
    )]
    private static partial Regex Invalid();

    [GeneratedRegex(
        @"time(d)?[\s_-]?out|deadline|connection (reset|refused|closed)|\bEOF\b|ECONN|hang up|fetch failed|cancel",
        Any,
        Timeout.Infinite
    )]
    private static partial Regex Interrupted();
}
