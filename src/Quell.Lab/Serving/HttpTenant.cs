using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.AspNetCore;

namespace Quell.Lab.Serving;

/// <summary>An embedded tenant on a port of this machine, over Streamable HTTP, for any MCP client.</summary>
/// <remarks>
/// Bound to 127.0.0.1 alone; a request that names another host, or comes from a page of another origin, is refused, so
/// that no web page can reach it. Clients of both eras are served: with a session where they begin one, without otherwise.
/// </remarks>
public sealed class HttpTenant : IAsyncDisposable
{
    /// <summary>The path of a hosted server, so that a client's configuration differs in nothing but the host.</summary>
    public const string Path = "/mcp/secure";

    private const long LargestRequest = 1024 * 1024;
    private const int MostSessions = 100;
    private static readonly TimeSpan s_goodbye = TimeSpan.FromSeconds(2);

    private readonly WebApplication _application;

    private HttpTenant(WebApplication application, Uri address)
    {
        _application = application;
        Address = address;
    }

    /// <summary>Where clients find it.</summary>
    public Uri Address { get; }

    /// <summary>Starts to serve.</summary>
    /// <param name="port">0 for any that is free.</param>
    /// <returns>Null when the port is in use or may not be used.</returns>
    public static async Task<HttpTenant?> OpenAsync(
        EmbeddedTenant tenant,
        int port,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        var application = Build(tenant, port, clock);
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            await application.DisposeAsync();
            return null;
        }

        var bound = application
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        return new HttpTenant(application, new Uri(new Uri(bound), Path));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(s_goodbye);
        await _application.StopAsync(limit.Token);
        await _application.DisposeAsync();
    }

    private static WebApplication Build(EmbeddedTenant tenant, int port, TimeProvider clock)
    {
        var builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ApplicationName = "quell", EnvironmentName = Environments.Production }
        );
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = s_goodbye);
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(options =>
            {
                options.AddServerHeader = false;
                options.Limits.MaxRequestBodySize = LargestRequest;
                options.Limits.MaxConcurrentConnections = MostSessions;
                options.Listen(IPAddress.Loopback, port);
            });
        builder
            .Services.AddMcpServer(tenant.Configure)
            .WithHttpTransport(options =>
            {
#pragma warning disable MCP9006 // Clients of the earlier revisions hold sessions; they are served as long as they exist.
                options.SessionMode = HttpServerSessionMode.StatefulForInitializeClients;
                options.MaxIdleSessionCount = MostSessions;
#pragma warning restore MCP9006
            });
        var application = builder.Build();
        application.Use(OwnMachine.Only);
        application.MapMcp(Path);
        return application;
    }
}
