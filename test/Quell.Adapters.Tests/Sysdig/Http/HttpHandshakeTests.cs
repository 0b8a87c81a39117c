using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Quell.Domain.Calls;
using Quell.Sysdig;

namespace Quell.Adapters.Tests.Sysdig.Http;

/// <summary>What a run hears of a server that does not let it in. Each ends in a state of the preflight.</summary>
public sealed class HttpHandshakeTests
{
    [Fact]
    public async Task A_server_of_the_earlier_era_is_reached_and_gets_the_token_with_each_request()
    {
        await using var server = await HttpServer.StartAsync();
        await using var surface = new SysdigSurface(server.Endpoint);

        var tools = await HandshakeAsync<CallOutcome.Answered>(surface);

        tools.Reading.ShouldBeOfType<CallReading.Tools>().ServerName.ShouldBe("by hand");
        server.Seen.ShouldNotBeEmpty();
        server.Seen.ShouldAllBe(request => request.Authorization == $"Bearer {HttpServer.Token}");
    }

    [Fact]
    public async Task A_challenge_is_a_refusal_that_says_so_and_holds_no_token()
    {
        await using var server = await HttpServer.StartAsync();
        server.First = RefusingAll(
            401,
            $$"""{"error":"invalid_token","seen":"{{HttpServer.Token}}"}""",
            ("WWW-Authenticate", "Bearer resource_metadata=\"https://us2.app.sysdig.com/.well-known/oauth\"")
        );
        await using var surface = new SysdigSurface(server.Endpoint);

        var refusal = (await HandshakeAsync<CallOutcome.Refused>(surface)).Refusal;

        refusal.Kind.ShouldBe(RefusalKind.NotAuthenticated);
        refusal.Status.ShouldBe(401);
        refusal.Text.ShouldContain("does not take the token");
        refusal.Text.ShouldContain("WWW-Authenticate: Bearer");
        refusal.Text.ShouldNotContain(HttpServer.Token);
    }

    [Fact]
    public async Task A_challenge_without_a_token_says_that_none_was_sent()
    {
        await using var server = await HttpServer.StartAsync();
        server.First = RefusingAll(401, "");
        await using var surface = new SysdigSurface(
            server.Endpoint with
            {
                Headers = ImmutableSortedDictionary<string, string>.Empty,
            }
        );

        (await HandshakeAsync<CallOutcome.Refused>(surface)).Refusal.Text.ShouldContain("no token was sent");
    }

    [Fact]
    public async Task A_forbidden_handshake_is_a_missing_permission()
    {
        await using var server = await HttpServer.StartAsync();
        server.First = RefusingAll(403, "missing permission mcp.read");
        await using var surface = new SysdigSurface(server.Endpoint);

        var refusal = (await HandshakeAsync<CallOutcome.Refused>(surface)).Refusal;

        refusal.Kind.ShouldBe(RefusalKind.PermissionMissing);
        refusal.Detail.ShouldBe("mcp.read");
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed_and_names_where_it_pointed(int status)
    {
        await using var other = await HttpServer.StartAsync();
        await using var server = await HttpServer.StartAsync();
        server.First = RefusingAll(status, "", ("Location", $"{other.Address}?ticket=s3cr3tvalue"));
        await using var surface = new SysdigSurface(server.Endpoint);

        var refusal = (await HandshakeAsync<CallOutcome.Refused>(surface)).Refusal;

        refusal.Kind.ShouldBe(RefusalKind.Other);
        refusal.Status.ShouldBe(status);
        refusal.Text.ShouldContain($"redirects to {other.Address}");
        refusal.Text.ShouldNotContain("s3cr3tvalue");
        other.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_instead_of_a_server_is_unreachable_and_says_what_came()
    {
        await using var server = await HttpServer.StartAsync();
        server.First = async (context, _) =>
        {
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync("<html>sign in</html>", Given.Token);
            return true;
        };
        await using var surface = new SysdigSurface(server.Endpoint);

        (await HandshakeAsync<CallOutcome.Unreachable>(surface)).Why.ShouldContain("text/html");
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unreachable()
    {
        var server = await HttpServer.StartAsync();
        await server.DisposeAsync();
        await using var surface = new SysdigSurface(server.Endpoint);

        (await HandshakeAsync<CallOutcome.Unreachable>(surface)).Why.ShouldContain("nothing listens there");
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_unreachable()
    {
        await using var surface = new SysdigSurface(
            HttpServer.EndpointAt(new Uri("https://tenant.invalid/mcp/secure"))
        );

        (await HandshakeAsync<CallOutcome.Unreachable>(surface)).Why.ShouldContain("tenant.invalid");
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_before_the_token_is_sent()
    {
        using var certificate = SelfSigned("localhost");
        await using var server = await HttpServer.StartAsync(certificate);
        await using var surface = new SysdigSurface(
            HttpServer.EndpointAt(new UriBuilder(server.Address) { Host = "localhost" }.Uri)
        );

        (await HandshakeAsync<CallOutcome.Unreachable>(surface)).Why.ShouldContain("certificate is not trusted");
        server.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused()
    {
        using var certificate = SelfSigned("elsewhere.example");
        await using var server = await HttpServer.StartAsync(certificate);
        await using var surface = new SysdigSurface(server.Endpoint);

        (await HandshakeAsync<CallOutcome.Unreachable>(surface)).Why.ShouldContain("for another name");
    }

    [Fact]
    public async Task A_server_that_speaks_no_tls_is_unreachable()
    {
        await using var server = await HttpServer.StartAsync();
        await using var surface = new SysdigSurface(
            HttpServer.EndpointAt(new UriBuilder(server.Address) { Scheme = "https" }.Uri)
        );

        (await HandshakeAsync<CallOutcome.Unreachable>(surface)).Why.ShouldContain("TLS");
    }

    [Fact]
    public async Task A_server_of_old_events_cannot_send_the_token_elsewhere()
    {
        await using var thief = await HttpServer.StartAsync();
        await using var server = await HttpServer.StartAsync();
        server.First = async (context, request) =>
        {
            if (request.Verb == "GET")
            {
                await HttpServer.EventAsync(context, thief.Address.ToString(), "endpoint");
                await Task.Delay(Timeout.Infinite, context.RequestAborted)
                    .ContinueWith(_ => { }, TaskScheduler.Default);
            }

            return true;
        };
        await using var surface = new SysdigSurface(HttpServer.EndpointAt(server.Address, oldEvents: true));

        (await HandshakeAsync<CallOutcome.Unreachable>(surface)).Why.ShouldContain("another server");
        thief.Seen.ShouldBeEmpty();
    }

    private static Func<HttpContext, HttpServer.Request, Task<bool>> RefusingAll(
        int status,
        string body,
        params (string, string)[] headers
    ) =>
        async (context, _) =>
        {
            await HttpServer.RefuseAsync(context, status, body, headers);
            return true;
        };

    private static async Task<T> HandshakeAsync<T>(SysdigSurface surface)
        where T : CallOutcome => (await surface.ReadAsync(Given.Handshake(), Given.Token)).Outcome.ShouldBeOfType<T>();

    private static X509Certificate2 SelfSigned(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
