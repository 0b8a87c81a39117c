using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quell.Sysdig;

namespace Quell.Adapters.Tests.Sysdig.Http;

/// <summary>A real web server on a free port that speaks the handshake of 2025 by hand, and whose calls a test answers.</summary>
internal sealed class HttpServer : IAsyncDisposable
{
    public const string Token = "t0k3n-of-the-test";

    private const string Tools =
        """{"tools":[{"name":"submit_response_action","inputSchema":{"type":"object"}},{"name":"run_sysql","inputSchema":{"type":"object"}},{"name":"get_customer_settings","inputSchema":{"type":"object"}}]}""";

    private readonly WebApplication _application;

    private HttpServer(WebApplication application) => _application = application;

    /// <param name="Id">As it is written in the request; empty for a notification.</param>
    public sealed record Request(string Verb, string Path, string Method, string Id, string? Authorization);

    public ConcurrentQueue<Request> Seen { get; } = new();

    public int Calls => Seen.Count(request => request.Method == "tools/call");

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public McpEndpoint.Http Endpoint => EndpointAt(Address);

    /// <summary>What happens before anything else; true when it answered.</summary>
    public Func<HttpContext, Request, Task<bool>> First { get; set; } = (_, _) => Task.FromResult(false);

    /// <summary>Answers a call of a tool.</summary>
    public Func<HttpContext, Request, Task> OnCall { get; set; } =
        (context, request) => AnswerAsync(context, request.Id, Rows);

    public static string Rows => """{"content":[{"type":"text","text":"{\"items\":[]}"}]}""";

    public static McpEndpoint.Http EndpointAt(Uri address, bool oldEvents = false) =>
        new(
            address,
            ImmutableSortedDictionary<string, string>.Empty.Add("Authorization", $"Bearer {Token}"),
            oldEvents
        );

    public static async Task<HttpServer> StartAsync(X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(options =>
            options.Listen(
                IPAddress.Loopback,
                0,
                listen =>
                {
                    if (certificate is not null)
                    {
                        listen.UseHttps(certificate);
                    }
                }
            )
        );
        var application = builder.Build();
        var server = new HttpServer(application);
        application.Run(server.HandleAsync);
        await application.StartAsync(Given.Token);
        var bound = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        server.Address = new Uri(new Uri(bound.Addresses.First()), "/mcp/secure");
        return server;
    }

    public static async Task AnswerAsync(HttpContext context, string id, string result)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($$"""{"jsonrpc":"2.0","id":{{id}},"result":{{result}}}""", Given.Token);
    }

    public static async Task EventAsync(HttpContext context, string data, string type = "message")
    {
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = "text/event-stream";
        }

        await context.Response.WriteAsync($"event: {type}\ndata: {data}\n\n", Given.Token);
        await context.Response.Body.FlushAsync(Given.Token);
    }

    public static async Task RefuseAsync(
        HttpContext context,
        int status,
        string body,
        params (string, string)[] headers
    )
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers.Append(name, value);
        }

        await context.Response.WriteAsync(body, Given.Token);
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _application.StopAsync(limit.Token);
        await _application.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var request = await ReadAsync(context);
        Seen.Enqueue(request);
        if (await First(context, request))
        {
            return;
        }

        switch (request.Method)
        {
            case "initialize":
                await AnswerAsync(
                    context,
                    request.Id,
                    """{"protocolVersion":"2025-06-18","capabilities":{"tools":{}},"serverInfo":{"name":"by hand","version":"1"}}"""
                );
                break;
            case "tools/list":
                await AnswerAsync(context, request.Id, Tools);
                break;
            case "tools/call":
                await OnCall(context, request);
                break;
            case "server/discover":
                await RefuseAsync(context, StatusCodes.Status400BadRequest, "no session");
                break;
            default:
                context.Response.StatusCode = request.Verb == "GET" ? 405 : 202;
                break;
        }
    }

    private static async Task<Request> ReadAsync(HttpContext context)
    {
        var (method, id) = ("", "");
        if (context.Request.Method == "POST")
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, default, Given.Token);
            method = body.RootElement.TryGetProperty("method", out var name) ? name.GetString()! : "";
            id = body.RootElement.TryGetProperty("id", out var number) ? number.GetRawText() : "";
        }

        return new Request(
            context.Request.Method,
            context.Request.Path,
            method,
            id,
            context.Request.Headers.Authorization.FirstOrDefault()
        );
    }
}
