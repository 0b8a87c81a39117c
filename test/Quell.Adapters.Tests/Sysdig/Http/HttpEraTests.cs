using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.Protocol;
using Quell.Domain.Calls;
using Quell.Sysdig;

namespace Quell.Adapters.Tests.Sysdig.Http;

/// <summary>Servers of the official SDK, as they are hosted: without sessions since 2026-07-28, with sessions before.</summary>
public sealed class HttpEraTests
{
    [Theory]
    [InlineData(HttpServerSessionMode.Stateless)]
    [InlineData(HttpServerSessionMode.Stateful)]
    [InlineData(HttpServerSessionMode.StatefulForInitializeClients)]
    public async Task Tools_are_listed_and_called_in_either_era(HttpServerSessionMode mode)
    {
        await using var server = await OfficialAsync(mode);
        await using var surface = new SysdigSurface(HttpServer.EndpointAt(AddressOf(server)));

        var tools = (await surface.ReadAsync(Given.Handshake(), Given.Token)).Outcome;
        tools
            .ShouldBeOfType<CallOutcome.Answered>(tools.Failure)
            .Reading.ShouldBeOfType<CallReading.Tools>()
            .Listed.Length.ShouldBe(1);
        await surface.AnsweredAsync<CallReading.Rows>("run_sysql");
    }

    [Fact]
    public async Task A_session_that_the_server_forgot_is_begun_again_for_a_read()
    {
        var forget = false;
        await using var server = await OfficialAsync(
            HttpServerSessionMode.Stateful,
            async (context, next) =>
            {
                if (forget && context.Request.Headers.ContainsKey("Mcp-Session-Id"))
                {
                    forget = false;
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                    return;
                }

                await next(context);
            }
        );
        await using var surface = new SysdigSurface(HttpServer.EndpointAt(AddressOf(server)));
        await surface.AnsweredAsync<CallReading.Rows>("run_sysql");

        forget = true;
        await surface.AnsweredAsync<CallReading.Rows>("run_sysql");

        forget.ShouldBeFalse();
    }

    private static Uri AddressOf(WebApplication server) => new(new Uri(server.Urls.First()), "/mcp/secure");

    private static async Task<WebApplication> OfficialAsync(
        HttpServerSessionMode mode,
        Func<HttpContext, RequestDelegate, Task>? before = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        builder
            .Services.AddMcpServer(options =>
            {
                options.ServerInfo = new Implementation { Name = "official", Version = "1" };
                options.Capabilities = new ServerCapabilities { Tools = new ToolsCapability() };
                options.Handlers.ListToolsHandler = (_, _) =>
                    ValueTask.FromResult(
                        new ListToolsResult { Tools = [ScriptedServer.Tool("run_sysql", """{"type":"object"}""")] }
                    );
                options.Handlers.CallToolHandler = (_, _) =>
                    ValueTask.FromResult(ScriptedServer.Text("""{"items":[]}"""));
            })
            .WithHttpTransport(options => options.SessionMode = mode);
        var application = builder.Build();
        if (before is not null)
        {
            application.Use(before);
        }

        application.MapMcp("/mcp/secure");
        await application.StartAsync(Given.Token);
        return application;
    }
}
