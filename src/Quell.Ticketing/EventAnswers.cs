using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Ports;

namespace Quell.Ticketing;

/// <summary>Reads what PagerDuty answers to an event.</summary>
internal static class EventAnswers
{
    private const int LongestWait = 14_400;

    public static SurfaceAnswer Read(HttpStatusCode status, string text, int? retryAfter, string? key) =>
        new(Outcome((int)status, text, retryAfter, key), Encoding.UTF8.GetBytes(Redaction.Of(text)));

    /// <summary>Whole seconds to wait, rounded up; null when the far side did not say.</summary>
    public static int? RetryAfter(RetryConditionHeaderValue? header, TimeProvider time) =>
        (header?.Delta ?? header?.Date - time.GetUtcNow()) is { } wait
            ? (int)Math.Ceiling(Math.Clamp(wait.TotalSeconds, 0, LongestWait))
            : null;

    /// <summary>The kind of failure; an exception's own words may name anything.</summary>
    public static string Why(Exception failure) =>
        failure switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
                "the name of the host is not known",
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
                "no secure connection could be made",
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "nobody listens there",
            _ => "the connection ended",
        };

    private static CallOutcome Outcome(int status, string text, int? retryAfter, string? key)
    {
        var (word, message, repeated) = Body(text);
        if (status == (int)HttpStatusCode.Accepted)
        {
            return
                word is "success"
                && (repeated ?? key) is { } known
                && string.Equals(known, key, StringComparison.Ordinal)
                ? new CallOutcome.Answered(new CallReading.Ticket(known, null))
                : new CallOutcome.Unreadable(
                    $"HTTP 202 without the word success and the event's own key: {Printable.Of(text, 160)}"
                );
        }
        return status switch
        {
            429 => new CallOutcome.Refused(
                new ServiceRefusal(RefusalKind.RateLimited, status, null, message, retryAfter)
            ),
            401 or 403 => new CallOutcome.Refused(
                new ServiceRefusal(RefusalKind.PermissionMissing, status, null, message, null)
            ),
            >= 400 and < 500 => new CallOutcome.Refused(
                new ServiceRefusal(RefusalKind.Rejected, status, null, message, null)
            ),
            >= 300 and < 400 => new CallOutcome.Refused(
                new ServiceRefusal(
                    RefusalKind.Rejected,
                    status,
                    null,
                    "it was sent elsewhere, which is not followed",
                    null
                )
            ),
            _ => new CallOutcome.NoReply($"whether it was taken is not known; PagerDuty said HTTP {status}: {message}"),
        };
    }

    private static (string? Word, string Message, string? Key) Body(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var body = document.RootElement;
            if (body.ValueKind == JsonValueKind.Object)
            {
                var errors =
                    body.TryGetProperty("errors", out var listed) && listed.ValueKind == JsonValueKind.Array
                        ? $" ({string.Join("; ", listed.EnumerateArray().Take(5).Select(error => Printable.Of(error.ToString(), 120)))})"
                        : string.Empty;
                return (
                    Text(body, "status"),
                    Printable.Of($"{Text(body, "message") ?? "no message"}{errors}", 400),
                    Text(body, "dedup_key")
                );
            }
        }
        catch (JsonException)
        {
            // No JSON: its words are all there is.
        }
        return (null, Printable.Of(Redaction.Of(text), 300), null);
    }

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
