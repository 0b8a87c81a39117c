using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quell.Adapters.Tests.Sysdig;

namespace Quell.Adapters.Tests.Ticketing;

/// <summary>A real web server of this machine that plays PagerDuty's Events API as a test tells it.</summary>
internal sealed class EventsServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private EventsServer(WebApplication application) => _application = application;

    public ConcurrentQueue<JsonElement> Events { get; } = new();

    public string Address { get; private set; } = string.Empty;

    public Func<HttpContext, Task> Answer { get; set; } = Accept;

    public static async Task<EventsServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var application = builder.Build();
        var server = new EventsServer(application);
        application.Run(server.HandleAsync);
        await application.StartAsync(Given.Token);
        var bound = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        server.Address = new Uri(new Uri(bound.Addresses.First()), "/v2/enqueue").ToString();
        return server;
    }

    public static Task Accept(HttpContext context) =>
        SayAsync(context, 202, """{"status":"success","message":"Event processed","dedup_key":"sysdig-1-quell-2"}""");

    public static Task SayAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var document = await JsonDocument.ParseAsync(context.Request.Body);
        Events.Enqueue(document.RootElement.Clone());
        await Answer(context);
    }
}
