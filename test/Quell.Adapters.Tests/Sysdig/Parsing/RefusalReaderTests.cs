using Quell.Domain.Calls;
using Quell.Sysdig.Parsing;

namespace Quell.Adapters.Tests.Sysdig.Parsing;

public sealed class RefusalReaderTests
{
    [Theory]
    [InlineData(
        "error: responder_not_found for clusterName:prod-eu",
        RefusalKind.ResponderNotFound,
        null,
        "clusterName:prod-eu"
    )]
    [InlineData(
        """{"type":"responder_not_found","message":"host.id: \"ab12\"","status":400}""",
        RefusalKind.ResponderNotFound,
        400,
        "host.id:ab12"
    )]
    [InlineData("Responder not found (clusterName:c1).", RefusalKind.ResponderNotFound, null, "clusterName:c1")]
    [InlineData("status code: 400, response: the responder is offline", RefusalKind.ResponderNotFound, 400, null)]
    [InlineData(
        "status code: 412, response: {\"type\":\"storage_not_configured\"}",
        RefusalKind.StorageNotConfigured,
        412,
        null
    )]
    [InlineData("HTTP 412 remote storage missing", RefusalKind.StorageNotConfigured, 412, null)]
    [InlineData("412 precondition failed", RefusalKind.Rejected, 412, null)]
    [InlineData(
        "status code: 403, containment-response-actions.exec required",
        RefusalKind.PermissionMissing,
        403,
        "containment-response-actions.exec"
    )]
    [InlineData("missing permission policy-events.read", RefusalKind.PermissionMissing, null, "policy-events.read")]
    [InlineData("Forbidden", RefusalKind.PermissionMissing, null, null)]
    [InlineData("error retrieving event, status code: 401, response: {}", RefusalKind.NotAuthenticated, 401, null)]
    [InlineData("WWW-Authenticate: Bearer realm=x", RefusalKind.NotAuthenticated, null, null)]
    [InlineData("please complete the OAuth flow", RefusalKind.NotAuthenticated, null, null)]
    [InlineData("unauthorized", RefusalKind.NotAuthenticated, null, null)]
    [InlineData("error, status code: 404, response: no event", RefusalKind.NotFound, 404, null)]
    [InlineData("resource_not_found", RefusalKind.NotFound, null, null)]
    [InlineData("429 Too Many Requests", RefusalKind.RateLimited, 429, null)]
    [InlineData("too_many_requests", RefusalKind.RateLimited, null, null)]
    [InlineData("status code: 400, parsing_error at 'MATC'", RefusalKind.Rejected, 400, null)]
    [InlineData("missing_required_parameter: host.id", RefusalKind.Rejected, null, null)]
    [InlineData("status_code=503", RefusalKind.ServerError, 503, null)]
    [InlineData("internal_server_error", RefusalKind.ServerError, null, null)]
    [InlineData("the cat sat on 10.0.4.41:5000 at 12:40:30 for 5000 ms", RefusalKind.Other, null, null)]
    [InlineData("", RefusalKind.Other, null, null)]
    public void Tokens_statuses_and_words_are_recognised(string text, RefusalKind kind, int? status, string? detail)
    {
        var refusal = RefusalReader.Read(text);

        (refusal.Kind, refusal.Status, refusal.Detail).ShouldBe((kind, status, detail));
    }

    [Theory]
    [InlineData("429, Retry-After: 17", 17)]
    [InlineData("""{"status":429,"retry_after":"5"}""", 5)]
    [InlineData("429 retry_after_seconds=9", 9)]
    [InlineData("429 Retry-After: 999999", 14400)]
    [InlineData("429 later", null)]
    public void The_wait_that_is_asked_for_is_read(string text, int? seconds) =>
        RefusalReader.Read(text).RetryAfterSeconds.ShouldBe(seconds);

    [Fact]
    public void Its_text_is_redacted_and_bounded()
    {
        var refusal = RefusalReader.Read("401 https://x.example/a?token=abc123 " + new string('x', 1_000_000));

        refusal.Text.ShouldNotContain("abc123");
        refusal.Text.Length.ShouldBeLessThan(2000);
    }

    [Fact]
    public void Text_made_to_be_slow_to_read_is_read_in_time()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();

        RefusalReader.Read(string.Concat(Enumerable.Repeat("a-a.", 50_000)));
        RefusalReader.Read(new string('a', 200_000));
        RefusalReader.Read(string.Concat(Enumerable.Repeat("host.", 50_000)));

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }
}
